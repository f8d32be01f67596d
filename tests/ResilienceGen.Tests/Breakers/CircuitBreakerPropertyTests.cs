using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>Random lives of a circuit, checked step by step against what must hold in all of them.</summary>
public sealed class CircuitBreakerPropertyTests
{
    private static readonly CircuitBreakerPolicy Policy = new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 3,
        ConsecutiveFailures = 4,
        SamplingDurationMs = 2_000,
        BreakDurationMs = 1_000,
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomLife_KeepsEveryInvariant(int seed)
    {
        var random = new Random(seed);
        var life = new Life();
        for (var step = 0; step < 2_000; step++)
            life.Step(random);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    private sealed class Life
    {
        private readonly CircuitBench _bench = new(Policy);
        private readonly List<(CircuitAdmission Admission, CircuitState AdmittedIn, TimeSpan At)> _running = [];
        private long _newestProbe;

        public void Step(Random random)
        {
            switch (random.Next(10))
            {
                case < 4:
                    Admit();
                    break;
                case < 7 when _running.Count > 0:
                    End(random);
                    break;
                case 9 when random.Next(20) == 0:
                    Steer(random);
                    break;
                default:
                    _bench.Time.Advance(random.Next(400));
                    break;
            }
        }

        private void Admit()
        {
            var before = _bench.State;
            if (_bench.Admit() is not { } admission)
            {
                Assert.NotEqual(CircuitState.Closed, before);
                return;
            }

            Assert.NotEqual(CircuitState.Isolated, before);
            if (_bench.State == CircuitState.HalfOpen)
            {
                Assert.Equal(0, LeasedProbes(admission));
                _newestProbe = admission.Probe;
            }

            _running.Add((admission, _bench.State, _bench.Time.Elapsed));
        }

        private void End(Random random)
        {
            var index = random.Next(_running.Count);
            var (admission, admittedIn, _) = _running[index];
            _running.RemoveAt(index);
            var (before, transitions) = (_bench.State, _bench.Transitions.Count);
            var current = _bench.Circuit.Current.Generation == admission.Generation && admission.Probe is 0 || admission.Probe == _newestProbe;

            var result = "SFN"[random.Next(3)];
            _bench.End(admission, result);

            if (!current || result == 'N')
                Assert.Equal(transitions, _bench.Transitions.Count);
            if (_bench.State == CircuitState.Closed && before != CircuitState.Closed)
                Assert.True(admittedIn == CircuitState.HalfOpen && result == 'S', "Only a successful probe closes a circuit.");
            if (_bench.State == CircuitState.Open && before != CircuitState.Open)
                Assert.Equal('F', result);
        }

        private void Steer(Random random)
        {
            if (random.Next(2) == 0)
                _bench.Circuit.Isolate();
            _bench.Circuit.Close();
            Assert.Equal(CircuitState.Closed, _bench.State);
        }

        private int LeasedProbes(CircuitAdmission newest) => _running.Count(call =>
            call.AdmittedIn == CircuitState.HalfOpen
            && call.Admission.Generation == newest.Generation
            && _bench.Time.Elapsed - call.At < TimeSpan.FromMilliseconds(Policy.BreakDurationMs));
    }
}
