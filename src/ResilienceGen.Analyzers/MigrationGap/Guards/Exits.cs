namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The ways in which control can leave a statement, seen from one loop.</summary>
[Flags]
internal enum Exits
{
    None = 0,
    Falls = 1,
    Continues = 2,
    Breaks = 4,
    Returns = 8,
    Throws = 16,

    /// <summary>Reaches the next round.</summary>
    GoesBack = Falls | Continues,

    /// <summary>Ends the loop with a result.</summary>
    Leaves = Breaks | Returns,
}
