namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Bounds the walk for one call site: a call graph that needs more steps is unknown, not a hang in the editor.</summary>
internal sealed class WalkBudget
{
    private const int MaxSteps = 2_000;
    private int _steps;

    /// <summary>Takes one step; false when none is left.</summary>
    public bool TryStep() => ++_steps <= MaxSteps;
}
