using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>What all attempts of one call share: the caller's token, the deadline, the span and the last real error.</summary>
internal readonly record struct CallScope
{
    private readonly TimeProvider _time;
    private readonly long _start;

    public CallScope(TimeProvider time, TimeSpan total, CallSpan span, CancellationToken callerToken)
    {
        _time = time;
        _start = time.GetTimestamp();
        Total = total;
        Span = span;
        CallerToken = callerToken;
    }

    public CancellationToken CallerToken { get; }

    public TimeSpan Total { get; }

    public CallSpan Span { get; }

    /// <summary>Why the latest attempt of this call failed, by whatever member: a total timeout names it.</summary>
    public Exception? LastError { get; init; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Time until the total timeout; <see cref="TimeSpan.MaxValue"/> if there is none.</summary>
    public TimeSpan TimeLeft => Total == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Total - Elapsed;
}
