using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>A stream whose first item has arrived. Later faults go to the consumer and to the circuit; a consumer that stops early says nothing.</summary>
internal sealed class OpenStream<TItem>(
    IAsyncEnumerator<TItem> items, bool hasItem, CancellationTokenSource lifetime, CancellationToken callerToken) : IOutlivesAttempt, IAsyncDisposable
{
    private CircuitBreaker? _circuit;
    private CircuitAdmission _admission;

    public bool HasItem => hasItem;

    public TItem Current => items.Current;

    public void ReportTo(CircuitBreaker circuit)
    {
        _circuit = circuit;
        _admission = circuit.Readmit();
    }

    public async ValueTask<bool> MoveNextAsync()
    {
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
            _circuit?.Record(_admission, new CircuitResult(CircuitSignal.Failure, Failure: exception));
            throw;
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
            lifetime.Dispose();
        }
    }
}
