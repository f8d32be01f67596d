using System.Collections.Immutable;
using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Linearisable;

/// <summary>
/// The rules of a circuit for one thread, written down a second time and as a value: what the state is, what it answers to a request, and what comes of it.
/// Only for windows of a number of calls, because those of time are bundled by processor.
/// </summary>
internal sealed record CircuitModel(CircuitBreakerPolicy Policy)
{
    public CircuitState State { get; private init; }

    public long Generation { get; private init; }

    public int Now { get; private init; }

    private int Until { get; init; }

    private int FailedProbes { get; init; }

    private int Streak { get; init; }

    private int GoodProbes { get; init; }

    private ImmutableList<(bool Failed, bool Slow)> Window { get; init; } = [];

    private ImmutableList<(long Id, int Expiry)> Probes { get; init; } = [];

    /// <summary>The state after the request; null where its answer was wrong.</summary>
    /// <param name="operation">The request and its answer.</param>
    /// <param name="overlaps">Whether another thread was at work meanwhile.</param>
    /// <param name="at">The time the circuit went by.</param>
    public CircuitModel? After(CircuitOperation operation, bool overlaps, int at) => operation.Request switch
    {
        Request.Admit => Admit(operation.Admission, overlaps, at),
        Request.RefusesNow => operation.Refuses == RefusesAt(at) ? this : null,
        Request.Record => Record(operation.Admission!.Value, operation.Signal, operation.IsSlow, at),
        Request.RecordSuccess => Record(operation.Admission!.Value, CircuitSignal.Success, isSlow: false, at),
        Request.Isolate => Enter(CircuitState.Isolated),
        Request.Close => Enter(CircuitState.Closed) with { FailedProbes = 0 },
        _ => this with { Now = Now + operation.Milliseconds },
    };

    /// <summary>What decides about the future, as text: two orders that lead here need not both be followed.</summary>
    public string Key => $"{State}|{Generation}|{Now}|{Until}|{FailedProbes}|{Streak}|{GoodProbes}|{string.Join(',', Window)}|{string.Join(',', Probes)}";

    private bool RefusesAt(int at) => State switch
    {
        CircuitState.Isolated => true,
        CircuitState.Open => at < Until,
        CircuitState.HalfOpen => Probes.Count(probe => at < probe.Expiry) >= Policy.Probes,
        _ => false,
    };

    private CircuitModel? Admit(CircuitAdmission? given, bool overlaps, int at)
    {
        if (given is not { } admission) return RefusesAt(at) ? this : null;
        if (RefusesAt(at)) return null;

        // A closed circuit admits without a lock: what changes meanwhile may give the call a generation in which it counts nothing.
        if (State == CircuitState.Closed)
            return admission.Probe == 0 && (admission.Generation == Generation || (overlaps && admission.Generation <= Generation + 1)) ? this : null;
        var halfOpen = State == CircuitState.Open ? Enter(CircuitState.HalfOpen) : this;
        if (admission.Generation != halfOpen.Generation || admission.Probe == 0) return null;
        return halfOpen with { Probes = halfOpen.Probes.RemoveAll(probe => at >= probe.Expiry).Add((admission.Probe, at + Policy.BreakDurationMs)) };
    }

    private CircuitModel Record(CircuitAdmission admission, CircuitSignal signal, bool isSlow, int at)
    {
        if (admission.Generation != Generation) return this;
        return State switch
        {
            CircuitState.Closed when signal != CircuitSignal.Neutral => Count(signal == CircuitSignal.Failure, isSlow, at),
            CircuitState.HalfOpen when Probes.Any(probe => probe.Id == admission.Probe) => EndProbe(admission.Probe, signal, at),
            _ => this,
        };
    }

    private CircuitModel Count(bool failed, bool slow, int at)
    {
        var window = Policy.WindowCalls == 0 ? Window : Window.Add((failed, slow));
        if (window.Count > Policy.WindowCalls) window = window.RemoveAt(0);
        var counted = this with { Window = window, Streak = failed ? Streak + 1 : 0 };
        var isFull = window.Count >= Policy.MinimumThroughput;
        var trips = (failed && Policy.ConsecutiveFailures > 0 && counted.Streak >= Policy.ConsecutiveFailures)
            || (failed && isFull && window.Count(static result => result.Failed) >= Policy.FailureRatio * window.Count)
            || (slow && isFull && window.Count(static result => result.Slow) >= Policy.SlowCallRatio * window.Count);
        return trips ? counted.Open(at) : counted;
    }

    private CircuitModel EndProbe(long id, CircuitSignal signal, int at)
    {
        var ended = this with { Probes = Probes.RemoveAll(probe => probe.Id == id) };
        return signal switch
        {
            CircuitSignal.Failure => (ended with { FailedProbes = FailedProbes + 1 }).Open(at),
            CircuitSignal.Success when GoodProbes + 1 >= Policy.ProbeSuccesses => ended.Enter(CircuitState.Closed) with { FailedProbes = 0 },
            CircuitSignal.Success => ended with { GoodProbes = GoodProbes + 1 },
            _ => ended,
        };
    }

    private CircuitModel Open(int at)
    {
        var growth = Policy.BreakBackoff switch { Backoff.Linear => FailedProbes + 1, Backoff.Exponential => 1 << FailedProbes, _ => 1 };
        return Enter(CircuitState.Open) with { Until = at + Math.Min(Policy.BreakDurationMs * growth, Policy.MaxBreakDurationMs) };
    }

    private CircuitModel Enter(CircuitState state) => this with
    {
        State = state,
        Generation = Generation + 1,
        Streak = 0,
        GoodProbes = 0,
        Window = [],
        Probes = [],
    };
}
