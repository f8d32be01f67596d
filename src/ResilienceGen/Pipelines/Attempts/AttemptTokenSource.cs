namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// The token of one attempt: cancelled by its timer or by the caller, and able to say which. Never pooled, because a callee that keeps the token of a
/// pooled source would later be cancelled by another call's timeout.
/// </summary>
internal sealed class AttemptTokenSource : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _caller;
    private ITimer? _timer;
    private int _cancelledBy;

    public AttemptTokenSource(CancellationToken callerToken)
    {
        if (callerToken.CanBeCanceled) _caller = callerToken.UnsafeRegister(static state => ((AttemptTokenSource)state!).Cancel(By.Caller), this);
    }

    private enum By
    {
        Nobody,
        Timer,
        Caller,
    }

    /// <summary>True if the timer fired, and fired first.</summary>
    public bool TimedOut => Volatile.Read(ref _cancelledBy) == (int)By.Timer;

    public void Arm(TimeProvider time, TimeSpan limit) =>
        _timer = time.CreateTimer(static state => ((AttemptTokenSource)state!).Cancel(By.Timer), this, limit, Timeout.InfiniteTimeSpan);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _caller.Dispose();
            _timer?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Cancel(By whom)
    {
        if (Interlocked.CompareExchange(ref _cancelledBy, (int)whom, (int)By.Nobody) != (int)By.Nobody) return;
        try
        {
            Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer was about to fire: nobody waits for it any more.
        }
    }
}
