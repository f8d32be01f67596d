namespace ResilienceGen.Pipelines.Sharing;

/// <summary>A call that several callers wait for. It runs detached from all of them and is cancelled when the last one has gone.</summary>
internal sealed class SharedCall<TResult>
{
    // Never disposed: it holds neither a timer nor a registration, and the last caller may leave at the moment the call ends.
    private readonly CancellationTokenSource _abandoned = new();
    private readonly object _gate = new();
    private int _waiting;
    private bool _isAbandoned;

    public required Task<TResult> Work { get; set; }

    public CancellationToken Token => _abandoned.Token;

    /// <summary>Joins the callers; false if the last one has gone already.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_isAbandoned) return false;
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

    private void Leave()
    {
        lock (_gate)
        {
            if (--_waiting > 0 || Work.IsCompleted) return;
            _isAbandoned = true;
        }

        // Not under the lock: the callee may react at once, and in any way.
        _abandoned.Cancel();
    }
}
