namespace ResilienceGen.Pipelines;

/// <summary>
/// The token of one attempt: cancelled by its timer or by the caller, and able to say which. Never pooled, because a callee that keeps the token of a
/// pooled source would later be cancelled by another call's timeout.
/// </summary>
internal sealed class AttemptTokenSource : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _caller;
    private volatile bool _cancelledByCaller;

    public AttemptTokenSource(TimeSpan limit, TimeProvider time, CancellationToken callerToken)
        : base(limit, time) =>
        _caller = callerToken.UnsafeRegister(static state => ((AttemptTokenSource)state!).CancelByCaller(), this);

    public bool TimedOut => IsCancellationRequested && !_cancelledByCaller;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _caller.Dispose();
        base.Dispose(disposing);
    }

    private void CancelByCaller()
    {
        _cancelledByCaller = !IsCancellationRequested;
        Cancel();
    }
}
