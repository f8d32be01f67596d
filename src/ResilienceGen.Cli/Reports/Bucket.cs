using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Reports;

/// <summary>One part of a bar.</summary>
/// <param name="Style">The name of its colour in the style sheet.</param>
/// <param name="Label">What it counts.</param>
/// <param name="Count">How many.</param>
internal sealed record Bucket(string Style, string Label, int Count)
{
    /// <summary>The five verdicts in the order of every bar; gaps that a baseline accepts are shown by themselves.</summary>
    public static Bucket[] Of(Coverage coverage) =>
    [
        new("call", "guarded call", coverage.GuardedCalls),
        new("client", "guarded client", coverage.GuardedClients),
        new("unknown", "unknown", coverage.Unknown),
        new("baselined", "baselined gap", coverage.Baselined),
        new("new", coverage.Baselined > 0 ? "new gap" : "gap", coverage.NewGaps),
        new("exempt", "exempt", coverage.Exempt),
    ];
}
