using ResilienceGen.Breakers;

namespace ResilienceGen.Tests.Breakers;

public sealed class ConcurrencyTests
{
    [Fact]
    public void ManyThreadsAtTheEndOfTheBreak_OneProbe()
    {
        for (var round = 0; round < 200; round++)
        {
            var bench = new Support.CircuitBench(new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000 });
            bench.Run("F").After(5_000);
            var admitted = 0;

            Parallel.For(0, 8, _ =>
            {
                if (bench.Admit() is not null)
                    Interlocked.Increment(ref admitted);
            });
            Assert.Equal(1, admitted);
        }
    }

    [Fact]
    public void TwoThreadsWithRandomResults_EveryTransitionContinuesTheOneBefore()
    {
        var bench = new Support.CircuitBench(new() { ConsecutiveFailures = 2, MinimumThroughput = 1_000, BreakDurationMs = 500 });
        var transitions = new System.Collections.Concurrent.ConcurrentBag<CircuitTransition>();
        bench.Registry.Transitioned += transitions.Add;

        Parallel.For(0, 2, seed =>
        {
            var random = new Random(seed);
            for (var step = 0; step < 20_000; step++)
            {
                if (bench.Admit() is { } admission)
                    bench.End(admission, "SFFN"[random.Next(4)]);
                else if (seed == 0)
                    bench.Time.Advance(100);
            }
        });

        var ordered = transitions.OrderBy(static transition => transition.Version).ToList();
        Assert.True(ordered.Count > 100, $"Only {ordered.Count} transitions happened.");
        Assert.All(ordered.Zip(ordered.Skip(1)), static pair => Assert.Equal(pair.First.To, pair.Second.From));
    }
}
