using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>The wait before a retry: the longer of backoff and what the server asks for, and never more than the policy's maximum.</summary>
internal static class RetryDelay
{
    /// <param name="policy">The retry policy.</param>
    /// <param name="retry">Retries made so far.</param>
    /// <param name="previous">The delay before the last of them; zero if there was none.</param>
    /// <param name="retryAfter">What the server asks for, if it does.</param>
    /// <param name="randomizer">Source of jitter, in [0, 1).</param>
    public static TimeSpan Compute(RetryPolicy policy, int retry, TimeSpan previous, TimeSpan? retryAfter, Func<double> randomizer)
    {
        var milliseconds = policy.Backoff == Backoff.DecorrelatedJitter ? Decorrelated(policy.DelayMs, previous.TotalMilliseconds, randomizer()) : Grown(policy, retry, randomizer);
        if (retryAfter is { } asked) milliseconds = Math.Max(milliseconds, asked.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, policy.MaxDelayMs));
    }

    private static double Grown(RetryPolicy policy, int retry, Func<double> randomizer)
    {
        var milliseconds = policy.DelayMs * policy.Backoff.Growth(retry);
        return policy.UseJitter ? milliseconds * (1 - policy.JitterFactor + (2 * policy.JitterFactor * randomizer())) : milliseconds;
    }

    private static double Decorrelated(int shortest, double previous, double random) => shortest + (random * ((3 * Math.Max(shortest, previous)) - shortest));
}
