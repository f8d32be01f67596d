using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>The path that a fix may add to a type that has none: a private helper that takes the call as a delegate.</summary>
internal static class AddedPath
{
    public const string Name = "RetryAsync";

    private static readonly Route ThroughHelper = new(
        Name,
        new([new("call", RouteRole.CancellableCall, Named: false), new("cancellationToken", RouteRole.CancellationToken, Named: false)]),
        DelegateReturnsValueTask: false,
        ReturnsValueTask: false);

    /// <summary>The route through the helper; null where the call may not be repeated or cannot move into a delegate.</summary>
    public static Route? RouteFor(CallDescription call, ISymbol member) =>
        call.Verb is "GET" or "HEAD" or "OPTIONS"
        && call.Sink.Method.ReturnType.Is(KnownTypes.Task)
        && HttpTypes.ResultOf(call.Sink.Method.ReturnType) is not null
        && SiteChecks.FirstReason(call, member, ThroughHelper) is null
            ? ThroughHelper
            : null;
}
