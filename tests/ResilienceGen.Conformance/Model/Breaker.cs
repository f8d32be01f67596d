using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>The breaker of a member or endpoint (rule 4).</summary>
internal sealed class Breaker(World world, BreakerValues values, double? totalMs)
{
    private const double LongestMs = 86_400_000;
    private readonly List<(double At, bool IsFailure)> _window = [];
    private int _admission;
    private int _failedProbes;
    private double _breakMs = values.BreakMs;
    private double _openedAt;
    private double? _probedAt;
    private Failure? _lastFailure;

    public BreakerState State { get; private set; }

    /// <summary>After a cancelled probe, as if nothing had happened: open still, or half-open already.</summary>
    public bool IsStateKnown => State != BreakerState.HalfOpen || _probedAt is not null;

    /// <summary>How long nothing is attempted; null if no one can say.</summary>
    public double? WaitMs => State == BreakerState.Open ? _openedAt + _breakMs - world.Now : null;

    /// <summary>Why an attempt is refused now; null if it is not.</summary>
    public Failure? Refusal => State switch
    {
        BreakerState.Isolated => Refuse(ErrorKinds.Isolated),
        BreakerState.Open when !world.IsOver(_openedAt + _breakMs) => Refuse(ErrorKinds.Open),
        BreakerState.HalfOpen when _probedAt is { } start && !world.IsOver(start + LeaseMs) => Refuse(ErrorKinds.Open),
        _ => null,
    };

    // R11: it does not grow with the break.
    private double LeaseMs => Math.Min(values.BreakMs, totalMs ?? values.BreakMs);

    /// <summary>Lets an attempt in, as a probe if the break is over. Its result is handed in with what this returns.</summary>
    public int Admit()
    {
        if (State == BreakerState.Open) Turn(BreakerState.HalfOpen, "breakerHalfOpened");
        if (State != BreakerState.HalfOpen) return _admission;
        _probedAt = world.Now;
        return ++_admission;
    }

    /// <summary>What was admitted before the last transition changes nothing (R12).</summary>
    public void Record(int admission, Failure? failure)
    {
        if (admission != _admission) return;
        _lastFailure = failure ?? _lastFailure;
        if (State == BreakerState.HalfOpen) EndProbe(failure is not null);
        else Count(failure is not null);
    }

    /// <summary>The attempt was cancelled by its caller, which counts as nothing (R10).</summary>
    public void Forget(int admission)
    {
        if (admission == _admission) _probedAt = null;
    }

    public void Isolate() => Turn(BreakerState.Isolated);

    public void Close()
    {
        _failedProbes = 0;
        _breakMs = values.BreakMs;
        Turn(BreakerState.Closed, State == BreakerState.Closed ? null : "breakerClosed");
    }

    private void EndProbe(bool failed)
    {
        _failedProbes++;
        if (failed) Open();
        else Close();
    }

    private void Count(bool isFailure)
    {
        _window.Add((world.Now, isFailure));
        if (!isFailure) return;
        _window.RemoveAll(result => world.IsOver(result.At + values.SamplingMs));
        var failures = _window.Count(static result => result.IsFailure);
        if (_window.Count >= values.MinimumThroughput && (double)failures / _window.Count >= values.FailureRatio) Open();
    }

    private void Open()
    {
        if (values.BreakBackoff is not null && values.MaxBreakMs < values.BreakMs) throw new UndecidedException("does the longest break cap the first?");
        _openedAt = world.Now;
        if (values.BreakBackoff is not null) _breakMs = Math.Min(values.BreakMs * Math.Pow(2, _failedProbes), values.MaxBreakMs ?? LongestMs);
        Turn(BreakerState.Open, "breakerOpened");
    }

    private void Turn(BreakerState state, string? metric = null)
    {
        (State, _probedAt) = (state, null);
        _admission++;
        _window.Clear();
        if (metric is not null) world.Count(metric);
    }

    private Failure Refuse(string name) => new(name, _lastFailure, name == ErrorKinds.Open ? WaitMs : null) { IsRejection = true };
}
