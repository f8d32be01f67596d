using System.Collections.Immutable;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Manifests;

/// <summary>What holds for every operation of a code base.</summary>
/// <param name="Interfaces">The marked interfaces, sorted by endpoint and name.</param>
/// <param name="Notices">What went wrong or was noticed on the way.</param>
internal sealed record Manifest(ImmutableArray<ManifestInterface> Interfaces, ImmutableArray<Notice> Notices)
{
    public bool IsIncomplete => Notices.Any(notice => notice.Level == NoticeLevel.Error);
}

/// <summary>One interface and the endpoint it calls.</summary>
/// <param name="Endpoint">The endpoint in telemetry and configuration.</param>
/// <param name="Name">The interface with its namespace.</param>
/// <param name="Project">The project that declares it.</param>
/// <param name="Operations">Its operations, sorted by name.</param>
/// <param name="PassThrough">Methods that call the client as they are, sorted by name.</param>
internal sealed record ManifestInterface(
    string Endpoint, string Name, string Project, ImmutableArray<ManifestOperation> Operations, ImmutableArray<ManifestPassThrough> PassThrough);

/// <summary>A method that is not protected.</summary>
internal sealed record ManifestPassThrough(string Method, string Reason);

/// <summary>One operation with what holds for it.</summary>
/// <param name="Name">Its name in telemetry and configuration.</param>
/// <param name="IsStream">Whether limits end with the first item.</param>
/// <param name="IsIdempotent">Whether it may be sent again once it may have been sent.</param>
/// <param name="IdempotencyReason">What decided that, as one word.</param>
/// <param name="Policies">Its policies in the order in which they act.</param>
/// <param name="Fallback">What answers when the call has failed; null where nothing does.</param>
/// <param name="AllowsNestedRetry">Whether it retries also inside of a call that is retrying already.</param>
/// <param name="FailedResults">The predicate that tells which results are failures; null where only responses are looked at.</param>
/// <param name="Members">The members of its chain; empty where there is one implementation.</param>
/// <param name="Routes">Which failures go to a member of their own.</param>
/// <param name="Worst">The worst case.</param>
internal sealed record ManifestOperation(
    string Name,
    bool IsStream,
    bool IsIdempotent,
    string IdempotencyReason,
    ImmutableArray<ManifestPolicy> Policies,
    ManifestFallback? Fallback,
    bool AllowsNestedRetry,
    string? FailedResults,
    ImmutableArray<ManifestMember> Members,
    ImmutableArray<ManifestRoute> Routes,
    WorstCase Worst);

/// <summary>One policy.</summary>
/// <param name="Name">Its name in configuration.</param>
/// <param name="IsOn">Whether it acts.</param>
/// <param name="Source">What declares it or switched it.</param>
/// <param name="Values">Its values; empty where it is off.</param>
internal sealed record ManifestPolicy(string Name, bool IsOn, string Source, ImmutableArray<ManifestValue> Values);

/// <summary>One value and where it comes from.</summary>
internal sealed record ManifestValue(string Property, object Value, string Source);

/// <summary>What answers when the call has finally failed: a method, a value or a handler.</summary>
internal sealed record ManifestFallback(string Kind, string Answer);

/// <summary>Where failures of one kind go: the name of an exception type or of a kind, and the member.</summary>
internal sealed record ManifestRoute(string Failure, string Member);

/// <summary>One member of a chain.</summary>
/// <param name="Name">Its name in telemetry.</param>
/// <param name="Policies">The policies it brings itself; null where those of the operation hold.</param>
/// <param name="Worst">The worst case on this member.</param>
internal sealed record ManifestMember(string Name, ImmutableArray<ManifestPolicy>? Policies, WorstCase Worst);
