using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;

namespace ResilienceGen.Pipelines.Streams;

/// <summary>A stream whose first item has arrived. Later faults go to the consumer and to the circuit; a consumer that stops early says nothing.</summary>
internal sealed class OpenStream<TItem>(
    IAsyncEnumerator<TItem> items, bool hasItem, CancellationTokenSource lifetime, IdleWatch? idle, CancellationToken callerToken)
    : IOutlivesAttempt, IAsyncDisposable
{
    private CircuitBreaker? _circuit;
    private CircuitAdmission _admission;

    public bool HasItem => hasItem;

    public TItem Current => items.Current;

    public void ReportTo(CircuitBreaker circuit)
    {
        _circuit = circuit;
        _admission = circuit.Current;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        idle?.Begin();
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (callerToken.IsCancellationRequested && FailureClassifier.IsCancellation(exception))
        {
            throw FailureClassifier.ToCancellation(exception, callerToken);
        }
        catch (Exception exception)
        {
            var failure = idle is { Fired: true } ? TooLong(idle.Limit, exception) : exception;
            _circuit?.Record(_admission, new CircuitResult(CircuitSignal.Failure, Failure: failure));
            if (ReferenceEquals(failure, exception)) throw;
            throw failure;
        }
        finally
        {
            idle?.End();
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
            idle?.Dispose();
            lifetime.Dispose();
        }
    }

    private static TimeoutRejectedException TooLong(TimeSpan limit, Exception cause) =>
        new($"The stream gave no item for more than {limit.TotalMilliseconds:0} ms.", limit, cause);
}
