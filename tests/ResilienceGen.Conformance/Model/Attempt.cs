using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>One attempt: breaker → timeout → call (rule 1).</summary>
internal static class Attempt
{
    public static async Task<Ending> RunAsync(Call call, string key, EndpointPolicies policies, Breaker? breaker)
    {
        if (breaker?.Refusal is { } refusal) return refusal;
        var admission = breaker?.Admit();
        var ending = await RunInTimeAsync(call, key, policies.Timeout?.Ms);
        if (admission is { } given) Record(call, breaker!, given, policies.CircuitBreaker!, ending.Failure);
        return ending;
    }

    private static async Task<Ending> RunInTimeAsync(Call call, string key, double? limitMs)
    {
        using var limit = new Deadline(call.World, limitMs);
        using var received = CancellationTokenSource.CreateLinkedTokenSource(call.Caller.Token, call.Total.Token, limit.Token);
        var ending = await call.Work.RunAsync(key, call.Caller, received.Token);
        if (ending.Failure is not { } failure) return ending;
        if (limit.IsOver && call.Total.IsOver) throw new UndecidedException("which of two timeouts is reported?");
        var isLate = limit.IsOver || call.Total.IsOver;
        if (call.IsCancelled && (isLate || failure.IsCancellation)) return Failure.Cancelled(call.Caller.Token);
        if (!isLate) return ending;
        call.World.Count("timeouts");
        return new Failure(ErrorKinds.Timeout, failure);
    }

    private static void Record(Call call, Breaker breaker, int admission, BreakerValues values, Failure? failure)
    {
        if (failure is not null && call.IsCancelledByCaller(failure))
            breaker.Forget(admission);
        else
            breaker.Record(admission, failure is not null && call.Handles(failure, values.FailOn, values.SkipOn) ? failure : null);
    }
}
