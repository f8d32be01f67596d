namespace ResilienceGen.Policies;

internal static class BackoffGrowth
{
    private static readonly double SquareRootOf5 = Math.Sqrt(5);

    /// <summary>By what a base delay is multiplied at the step k, counted from 0.</summary>
    public static double Growth(this Backoff backoff, int step) => backoff switch
    {
        Backoff.Constant => 1,
        Backoff.Linear => step + 1.0,
        Backoff.Fibonacci => Finite(Fibonacci(step)),
        _ => Finite(Math.ScaleB(1, step)),
    };

    // No delay times infinity would be no number.
    private static double Finite(double growth) => Math.Min(growth, double.MaxValue);

    // Binet's formula: exact far beyond the longest delay there may be, and no loop for a step in the millions.
    private static double Fibonacci(int step) => Math.Round(Math.Pow((1 + SquareRootOf5) / 2, step + 2.0) / SquareRootOf5);
}
