namespace ResilienceGen.Policies;

internal static class BackoffGrowth
{
    /// <summary>By what a base delay is multiplied at the step k, counted from 0.</summary>
    public static double Growth(this Backoff backoff, int step) => backoff switch
    {
        Backoff.Constant => 1,
        Backoff.Linear => step + 1.0,
        _ => Math.ScaleB(1, step),
    };
}
