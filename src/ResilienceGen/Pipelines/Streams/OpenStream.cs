using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Streams;

/// <summary>
/// A stream whose first item has arrived. A later fault goes to the consumer, the circuit and the log; a consumer that stops early says nothing.
/// The stream holds the place of its call under a concurrency limit as long as it gives items.
/// </summary>
internal sealed class OpenStream<TItem>(IAsyncEnumerator<TItem> items, bool hasItem, CancellationTokenSource lifetime, CancellationToken callerToken)
    : IOutlivesAttempt, IAsyncDisposable
{
    private ResilienceRuntime? _runtime;
    private OperationTags _source;
    private IdleWatch? _idle;
    private CircuitBreaker? _circuit;
    private CircuitAdmission _admission;
    private ConcurrencyLimiter? _limiter;

    public bool HasItem => hasItem;

    public TItem Current => items.Current;

    public void Begin(in OperationTags source, TimeoutPolicy? policy, in CallScope scope)
    {
        (_runtime, _source) = (scope.Runtime, source);
        if (hasItem && policy is not null && policy.Idle != Timeout.InfiniteTimeSpan) _idle = new IdleWatch(scope.Runtime.TimeProvider, policy.Idle, lifetime);
    }

    public void ReportTo(CircuitBreaker circuit)
    {
        _circuit = circuit;
        _admission = circuit.Current;
    }

    public void Hold(ConcurrencyLimiter limiter) => _limiter = limiter;

    public async ValueTask<bool> MoveNextAsync()
    {
        _idle?.Begin();
        try
        {
            if (await items.MoveNextAsync().ConfigureAwait(false)) return true;
            LeavePlace(succeeded: true);
            return false;
        }
        catch (Exception exception) when (callerToken.IsCancellationRequested && FailureClassifier.IsCancellation(exception))
        {
            throw FailureClassifier.ToCancellation(exception, callerToken);
        }
        catch (Exception exception)
        {
            var failure = _idle is { Fired: true } ? TooLong(_idle.Limit, exception) : exception;
            Report(failure);
            if (ReferenceEquals(failure, exception)) throw;
            throw failure;
        }
        finally
        {
            _idle?.End();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await items.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _idle?.Dispose();
            lifetime.Dispose();
            LeavePlace(succeeded: false);
        }
    }

    private static TimeoutRejectedException TooLong(TimeSpan limit, Exception cause) =>
        new($"The stream gave no item for more than {limit.TotalMilliseconds:0} ms.", limit, cause);

    private void Report(Exception failure)
    {
        _circuit?.Record(_admission, new CircuitResult(CircuitSignal.Failure, Failure: failure, Asked: _circuit.Policy.HonorRetryAfter ? Asked(failure) : default));
        if (_idle is { Fired: true }) ResilienceMetrics.TimedOut(_source, "idle");
        _runtime?.Log?.StreamFailed(_source.Endpoint, _source.Operation, failure);
        LeavePlace(succeeded: false, failure);
    }

    private TimeSpan Asked(Exception failure) => RetryAfterReader.Read(failure, result: null, _runtime!.TimeProvider) ?? default;

    private void LeavePlace(bool succeeded, Exception? failure = null)
    {
        _limiter?.Leave(succeeded, overloaded: _idle is { Fired: true } || LimitedPath.IsOverload(failure));
        _limiter = null;
    }
}
