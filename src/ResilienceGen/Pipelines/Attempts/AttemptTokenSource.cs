namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// The token of one attempt: cancelled by its timer or by the caller, and able to say which. Never pooled, because a callee that keeps the token of a
/// pooled source would later be cancelled by another call's timeout.
/// </summary>
internal sealed class AttemptTokenSource : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _caller;
    private ITimer? _timer;
    private volatile bool _timedOut;

    public AttemptTokenSource(CancellationToken callerToken)
    {
        if (callerToken.CanBeCanceled) _caller = callerToken.UnsafeRegister(static state => ((AttemptTokenSource)state!).CancelUnlessOver(), this);
    }

    /// <summary>True if the timer fired, whether or not the caller has cancelled as well.</summary>
    public bool TimedOut => _timedOut;

    public void Arm(TimeProvider time, TimeSpan limit) =>
        _timer = time.CreateTimer(static state => ((AttemptTokenSource)state!).TimeOut(), this, limit, Timeout.InfiniteTimeSpan);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _caller.Dispose();
            _timer?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void TimeOut()
    {
        _timedOut = true;
        CancelUnlessOver();
    }

    private void CancelUnlessOver()
    {
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
