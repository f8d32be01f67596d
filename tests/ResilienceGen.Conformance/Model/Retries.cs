using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>Attempts until one ends well or none may follow (rule 3).</summary>
internal static class Retries
{
    /// <param name="call">The call.</param>
    /// <param name="key">Whose script is played.</param>
    /// <param name="policies">The policies of the member or endpoint.</param>
    /// <param name="breaker">Its breaker.</param>
    /// <param name="chain">The chain it belongs to.</param>
    public static async Task<Ending> RunAsync(Call call, string key, EndpointPolicies policies, Breaker? breaker, ChainValues? chain = null)
    {
        // In a chain breaker-open is never retried (rule 10).
        var waits = chain is null && policies.Retry?.RetryOn?.Contains(ErrorKinds.Open) == true;
        Failure? real = null;
        for (var made = 0; ; made++)
        {
            if (call.IsCancelled) return Failure.Cancelled(call.Caller.Token);
            var ending = await Attempt.RunAsync(call, key, policies, breaker);
            if (ending.Failure is not { } failure) return ending;
            if (failure.IsRejection) call.World.Count("breakerRejected");
            else real = failure;

            var told = real ?? failure;
            if (policies.Retry is not { } retry || call.Total.IsOver || !waits && failure.IsRejection) return told;
            if (!IsRetried(call, retry, made, failure, chain)) return told;
            if (waits && breaker?.State == BreakerState.Isolated) throw new UndecidedException("does a retry wait for an isolated breaker?");
            if (!waits && breaker?.Refusal is not null) return told;
            var delay = Delay(retry, made, failure);
            if (delay > 0 && !call.Total.Leaves(delay)) return told;
            if (call.IsCancelled) return Failure.Cancelled(call.Caller.Token);
            call.World.Count("retries");
            if (delay > 0) await call.World.PassAsync(delay, call.Caller.Token);
        }
    }

    private static bool IsRetried(Call call, RetryValues retry, int made, Failure failure, ChainValues? chain) =>
        chain?.Routes?.Keys.Any(failure.IsA) != true
        && call.Handles(failure, retry.RetryOn, retry.AbortOn)
        && (retry.MaxRetries == -1 || made < retry.MaxRetries);

    private static double Delay(RetryValues retry, int made, Failure failure)
    {
        if (retry.Jitter || retry.JitterFactor is not null) throw new UndecidedException("a delay with jitter is anything");
        if (retry.HonourRetryAfter && failure.IsRejection) throw new UndecidedException("does a rejection say when to retry?");
        var delay = retry.Backoff switch
        {
            Growth.Linear => retry.DelayMs * (made + 1),
            Growth.Exponential => retry.DelayMs * Math.Pow(2, made),
            _ => retry.DelayMs,
        };
        if (retry.HonourRetryAfter) delay = Math.Max(delay, failure.RetryAfterMs ?? 0);
        return Math.Min(delay, retry.MaxDelayMs ?? delay);
    }
}
