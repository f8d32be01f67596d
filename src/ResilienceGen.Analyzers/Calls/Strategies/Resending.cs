using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>What a guard provably does after a failure.</summary>
/// <param name="Name">The guard as a developer would call it.</param>
/// <param name="Place">The strategy or loop that sends again.</param>
/// <param name="Handled">The failures after which it does.</param>
/// <param name="Attempts">How often it sends at most; null where that cannot be told.</param>
/// <param name="Strategy">The strategy of a library; null for hand-written code.</param>
internal sealed record Resending(string Name, IOperation Place, Handled Handled, int? Attempts = null, Strategy? Strategy = null)
{
    /// <summary>The number that matters, as the end of a phrase.</summary>
    public string UpTo => Attempts is { } count ? $" (up to {count} attempts)" : "";
}
