using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Guards;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>How often a retry loop goes round at most, where constants say so.</summary>
internal static class LoopAttempts
{
    private const int MaxCounted = 1_000;

    /// <summary>The rounds of <c>for (var i = 0; i &lt; 3; i++)</c>, or of a loop without an end whose catch asks <c>when (i &lt; 2)</c>; null for any other.</summary>
    public static int? Of(ILoopOperation loop)
    {
        // Who asks for more than one bound may leave at either.
        if (CountingLoop.Of(loop) is not { } counting || counting.Comparisons.ToList() is not [var bound] || counting.LastIn(bound) is not { } last) return null;
        return counting.Condition is { } condition
            ? ReferenceEquals(bound, condition) ? Positive(last - counting.First + 1) : null
            // The filter of a catch lets the last failure pass.
            : bound.Parent is ICatchClauseOperation ? Positive(last - counting.First + 2) : null;
    }

    private static int? Positive(int count) => count is > 0 and <= MaxCounted ? count : null;
}
