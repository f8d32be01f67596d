namespace ResilienceGen.Pipelines;

/// <summary>A call that several callers wait for. It runs detached from all of them and is cancelled when the last one has gone.</summary>
internal sealed class SharedCall<TResult> : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private int _waiting;

    public required Task<TResult> Work { get; set; }

    public CancellationToken Token => _abandoned.Token;

    /// <summary>Joins the callers; false if the last one has gone already.</summary>
    public bool TryJoin()
    {
        lock (_abandoned)
        {
            if (_abandoned.IsCancellationRequested) return false;
            _waiting++;
            return true;
        }
    }

    public async Task<TResult> WaitAsync(CancellationToken callerToken)
    {
        try
        {
            return await Work.WaitAsync(callerToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => _abandoned.Dispose();

    private void Leave()
    {
        lock (_abandoned)
        {
            if (--_waiting == 0 && !Work.IsCompleted) _abandoned.Cancel();
        }
    }
}
