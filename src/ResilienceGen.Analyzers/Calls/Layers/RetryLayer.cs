using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Calls.Strategies;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>One of the things around a call that send it again.</summary>
/// <param name="Name">What a developer would call it.</param>
/// <param name="Handled">The failures after which it does.</param>
/// <param name="Attempts">How often it sends at most; null where that cannot be told.</param>
/// <param name="Place">Where it is added or stands.</param>
internal sealed record RetryLayer(string Name, Handled Handled, int? Attempts, Location Place)
{
    private const Failures Retried = Failures.Transport | Failures.ServerError | Failures.Throttling;

    /// <summary>Whether it is part of the client.</summary>
    public bool IsHandler { get; init; }

    /// <summary>Whether a failure of what it runs reaches it as it is.</summary>
    public bool HearsFailures { get; init; } = true;

    /// <summary>Whether it gives its last failure to whoever called it, as the libraries do.</summary>
    public bool PassesFailuresOn { get; init; } = true;

    /// <summary>Whether the layer retries a failure that the inner one has retried before.</summary>
    public bool Multiplies(RetryLayer inner) => HearsFailures && inner.PassesFailuresOn && (Handled.Proved & inner.Handled.Proved & Retried) != 0;
}
