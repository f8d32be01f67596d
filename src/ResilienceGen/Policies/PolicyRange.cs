namespace ResilienceGen.Policies;

internal static class PolicyRange
{
    /// <summary>The longest duration a policy may name, in milliseconds.</summary>
    public const int DayMs = 24 * 60 * 60 * 1000;
}
