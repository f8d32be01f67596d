using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Sharing;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

// Equal calls that get one answer: while one of them is under way, while a result is fresh, and when a call failed and an older result is at hand.
public abstract partial class ResilientOperation<TService>
{
    private SharedResults Shared => field ??= _runtime.Shared(_services[0]!, Descriptor);

    private async ValueTask<TResult> RunSharedAsync<TCall, TResult>(OperationPlan plan, TCall call, string? partition, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var key = call.Key;
        if (plan.Effective.Cache is { } cache && Shared.Cache.TryGet<TResult>(key, _runtime.Clock.Now, out var kept, out var age) && age < cache.Fresh) return kept;
        if (plan.Effective.SingleFlight is null || TCall.IsSynchronous)
            return await RunInFullAsync<TCall, TResult>(plan, call, partition, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await Shared.Flights
            .RunAsync(key, token => RunInFullAsync<TCall, TResult>(plan, call, partition, token).AsTask(), cancellationToken)
            .ConfigureAwait(false);
    }

    private void Keep<TCall, TResult>(TCall call, in CallScope scope, TResult result)
        where TCall : struct, ICall<TService, TResult>
    {
        if (scope.Plan.Effective.Cache is { } cache && !ResultTraits<TResult>.IsOwned)
            Shared.Cache.Set(call.Key, result, _runtime.Clock.Now, cache.MaxEntries);
    }

    private bool TryStale<TCall, TResult>(TCall call, in CallScope scope, in AttemptOutcome<TResult> outcome, out TResult kept)
        where TCall : struct, ICall<TService, TResult>
    {
        kept = default!;
        if (outcome.End == AttemptEnd.Cancelled
            || scope.Plan.Effective.Cache is not { } cache
            || ResultTraits<TResult>.IsOwned
            || !Shared.Cache.TryGet(call.Key, _runtime.Clock.Now, out kept, out var age)
            || age > cache.Stale)
        {
            return false;
        }

        ResilienceMetrics.StaleServed(scope.Plan.Tags, age);
        _runtime.Report(new StaleResult(Descriptor.Endpoint, Descriptor.Operation, age, outcome.Error!));
        return true;
    }
}
