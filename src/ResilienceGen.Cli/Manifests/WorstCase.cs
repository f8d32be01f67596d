using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>The most that one call may cost. Times assume callees that react to their token; what answers instead of a failed call is not in them.</summary>
/// <param name="Attempts">Requests that may be sent; null where nothing bounds them.</param>
/// <param name="TimeMs">The longest it may take if every delay is as long as jitter makes it; null where nothing bounds it.</param>
/// <param name="TimeWithRetryAfterMs">The same if the server asks to wait as long as the policy allows it to.</param>
internal sealed record WorstCase(long? Attempts, long? TimeMs, long? TimeWithRetryAfterMs)
{
    /// <summary>The worst case on one implementation with these policies.</summary>
    public static WorstCase Of(RetryPolicy? retry, TimeoutPolicy? timeout, OperationDescriptor operation)
    {
        long? tries = retry is null ? 1 : retry.MaxRetryAttempts < 0 ? null : 1L + retry.MaxRetryAttempts;
        var (sends, attemptMs) = OneTry(Bound(timeout?.AttemptMs), operation is { IsIdempotent: true } ? operation.Hedge : null);
        var sending = tries * attemptMs;
        var waits = operation.ConcurrencyLimit is { QueueLimit: > 0 };
        return new(
            tries * sends,
            waits ? null : sending + Delays(retry, tries, asked: null),
            waits ? null : sending + Delays(retry, tries, retry is { HonorRetryAfter: true } ? TimeSpan.MaxValue : null));
    }

    /// <summary>One after the other.</summary>
    public static WorstCase Sum(IEnumerable<WorstCase> members) => members.Aggregate((left, right) => new(
        left.Attempts + right.Attempts, left.TimeMs + right.TimeMs, left.TimeWithRetryAfterMs + right.TimeWithRetryAfterMs));

    /// <summary>Within the total timeout, if there is one.</summary>
    public WorstCase Within(TimeoutPolicy? timeout) => Bound(timeout?.TotalMs) is { } total
        ? this with { TimeMs = Math.Min(TimeMs ?? total, total), TimeWithRetryAfterMs = Math.Min(TimeWithRetryAfterMs ?? total, total) }
        : this;

    private static long? Bound(int? milliseconds) => milliseconds is null or 0 ? null : milliseconds;

    // A hedge is sent only while an attempt is under way: never where the attempt is given up before.
    private static (long Sends, long? Ms) OneTry(long? attemptMs, HedgePolicy? hedge)
    {
        if (hedge is null || (hedge.LatencyQuantile == 0 && hedge.DelayMs >= attemptMs)) return (1, attemptMs);
        var delay = hedge.LatencyQuantile > 0 ? attemptMs : hedge.DelayMs;
        return (1 + hedge.MaxHedges, attemptMs + (hedge.MaxHedges * delay));
    }

    private static long? Delays(RetryPolicy? retry, long? tries, TimeSpan? asked)
    {
        if (tries is null) return null;
        var (total, longest) = (0.0, TimeSpan.Zero);
        for (var done = 0; done < tries - 1; done++)
        {
            longest = RetryDelay.Compute(retry!, done, longest, asked, static () => 1);
            var delay = longest.TotalMilliseconds;

            // From here on all delays are equal; a policy may allow millions of them.
            if (delay >= retry!.MaxDelayMs || retry.DelayMs == 0 || retry.Backoff == Backoff.Constant) return (long)Math.Ceiling(total + (delay * (tries.Value - 1 - done)));
            total += delay;
        }

        return (long)Math.Ceiling(total);
    }
}
