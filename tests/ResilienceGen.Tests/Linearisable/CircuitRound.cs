using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Linearisable;

/// <summary>One circuit, what a single thread does with it first, and what several threads do at once then. All of it is drawn from the seed.</summary>
internal sealed class CircuitRound
{
    private static readonly CircuitSignal[] Signals = [CircuitSignal.Success, CircuitSignal.Failure, CircuitSignal.Failure, CircuitSignal.Neutral];

    private readonly List<CircuitTransition> _transitions = [];
    private readonly List<CircuitOperation>[] _histories;
    private readonly CircuitBreaker _circuit;
    private readonly LingeringTime _time;
    private readonly int _seed;
    private int _clock;

    public CircuitRound(int seed, int threads)
    {
        _seed = seed;
        Policy = Draw(new Random(seed));
        _time = new LingeringTime(() => Volatile.Read(ref _clock));
        var registry = new CircuitBreakerRegistry(_time, new CoarseClock(_time));
        registry.Transitioned += transition =>
        {
            lock (_transitions) _transitions.Add(transition);
        };
        _circuit = registry.GetOrAdd(new CircuitKey("Api", "Get"), Policy);
        _histories = [.. Enumerable.Range(0, threads + 1).Select(static _ => new List<CircuitOperation>())];
        Play(0, steps: new Random(seed).Next(8));
        _time.Lingers = true;
    }

    public CircuitBreakerPolicy Policy { get; }

    public IReadOnlyList<CircuitOperation> History => [.. _histories.SelectMany(static history => history).OrderBy(static operation => operation.Begin)];

    /// <summary>What the thread with this number does; number 0 is the one that comes first.</summary>
    public void Play(int thread, int steps)
    {
        var random = new Random((_seed * 17) + thread);
        var open = thread == 0 ? [] : _histories[0].Where((operation, index) => operation is { Request: Request.Admit, Admission: not null } && index % 3 == thread % 3)
            .Select(static operation => operation.Admission!.Value).ToList();
        for (var step = 0; step < steps; step++)
        {
            var operation = Next(random, open, mayMoveTime: thread < 2);
            operation.Begin = Interlocked.Increment(ref _clock);
            Carry(operation);
            operation.End = Interlocked.Increment(ref _clock);
            _histories[thread].Add(operation);
            if (operation is { Request: Request.Admit, Admission: { } admission }) open.Add(admission);
        }
    }

    /// <summary>The first thing that cannot be; null if all is well.</summary>
    public string? FindFault()
    {
        var history = History;
        if (!new Linearisation(history).Exists(new CircuitModel(Policy))) return $"No order explains the answers (seed {_seed}, {Policy}):\n{string.Join('\n', history)}";
        var state = CircuitState.Closed;
        foreach (var transition in _transitions.OrderBy(static transition => transition.Version))
        {
            if (transition.From != state) return $"Seed {_seed}: published a transition from {transition.From}, but the circuit was {state}.";
            state = transition.To;
        }

        return state == _circuit.State ? null : $"Seed {_seed}: the last published state is {state}, the circuit is {_circuit.State}.";
    }

    private static CircuitBreakerPolicy Draw(Random random)
    {
        var byRatio = random.Next(2) == 0;
        return new CircuitBreakerPolicy
        {
            ConsecutiveFailures = byRatio ? 0 : random.Next(1, 4),
            WindowCalls = byRatio ? random.Next(2, 5) : 0,
            MinimumThroughput = byRatio ? 2 : 1_000_000,
            FailureRatio = random.Next(2) == 0 ? 0.5 : 1,
            SlowCallDurationMs = byRatio ? 100 : 0,
            SlowCallRatio = 0.5,
            BreakDurationMs = 500,
            BreakBackoff = (Backoff)random.Next(3),
            MaxBreakDurationMs = 1_500,
            Probes = random.Next(1, 3),
            ProbeSuccesses = random.Next(1, 3),
        };
    }

    private static CircuitOperation Next(Random random, List<CircuitAdmission> open, bool mayMoveTime)
    {
        var choice = random.Next(20);
        if (choice < 8 && open.Count > 0)
        {
            var admission = open[random.Next(open.Count)];
            open.Remove(admission);
            return choice < 2
                ? new() { Request = Request.RecordSuccess, Admission = admission }
                : new() { Request = Request.Record, Admission = admission, Signal = Signals[random.Next(Signals.Length)], IsSlow = random.Next(4) == 0 };
        }

        return choice switch
        {
            < 14 => new() { Request = Request.Admit },
            < 16 => new() { Request = Request.RefusesNow },
            16 => new() { Request = Request.Isolate },
            17 => new() { Request = Request.Close },
            _ => mayMoveTime ? new() { Request = Request.Wait, Milliseconds = random.Next(1, 4) * 250 } : new() { Request = Request.Admit },
        };
    }

    private void Carry(CircuitOperation operation)
    {
        switch (operation.Request)
        {
            case Request.Admit:
                operation.Admission = _circuit.TryAdmit(TimeSpan.MaxValue, out var admission, out _) ? admission : null;
                break;
            case Request.Record:
                _circuit.Record(operation.Admission!.Value, new CircuitResult(operation.Signal, operation.IsSlow));
                break;
            case Request.RecordSuccess:
                _circuit.RecordSuccess(operation.Admission!.Value, _circuit.Now);
                break;
            case Request.Isolate:
                _circuit.Isolate();
                break;
            case Request.Close:
                _circuit.Close();
                break;
            case Request.RefusesNow:
                operation.Refuses = _circuit.RefusesNow();
                break;
            default:
                _time.Advance(operation.Milliseconds);
                break;
        }
    }
}
