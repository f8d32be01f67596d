using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>The wait before a retry: the longer of backoff and what the server asks for, and never more than the policy's maximum.</summary>
internal static class RetryDelay
{
    /// <param name="policy">The retry policy.</param>
    /// <param name="retry">Retries made so far.</param>
    /// <param name="retryAfter">What the server asks for, if it does.</param>
    /// <param name="randomizer">Source of jitter, in [0, 1).</param>
    public static TimeSpan Compute(RetryPolicy policy, int retry, TimeSpan? retryAfter, Func<double> randomizer)
    {
        var milliseconds = policy.DelayMs * policy.Backoff.Growth(retry);
        if (policy.UseJitter) milliseconds *= 1 - policy.JitterFactor + (2 * policy.JitterFactor * randomizer());
        if (retryAfter is { } asked) milliseconds = Math.Max(milliseconds, asked.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, policy.MaxDelayMs));
    }
}
