using System.Diagnostics;

namespace ResilienceGen.Tests.Chaos;

/// <summary>The same chaos on real threads and the system clock, for races that virtual time does not have. What hangs for long is left out.</summary>
public sealed class RealThreadsTests
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task CallsOnManyThreads_EverythingReturnsToZero()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("RESILIENCEGEN_CHAOS_SECONDS") ?? "2");
        for (var seed = 0; seed < Math.Max(2, seconds / 2); seed++)
        {
            using var world = new ChaosWorld(seed, TimeProvider.System);
            var stop = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => CallAsync(world, new Random(number), () => stop.Elapsed.TotalSeconds > 1))));
            Assert.True(SpinWait.SpinUntil(() => world.RunningAttempts == 0, LongestDrain), $"{world.RunningAttempts} attempts hang.");
            world.CheckAtRest();

            Assert.Empty(world.Violations.Take(3));
        }
    }

    private static async Task CallAsync(ChaosWorld world, Random random, Func<bool> isOver)
    {
        var configuration = new ChaosConfiguration(world.Settings, random);
        var running = new List<RunningCall>();
        while (!isOver())
        {
            running.Add(RunningCall.Start(world));
            if (random.Next(3) == 0 && running[random.Next(running.Count)] is { CanCancel: true } call) call.Cancel();
            if (random.Next(200) == 0)
            {
                lock (world) configuration.Change();
            }

            if (running.Count > 50) await Task.WhenAny(running.Select(static call => call.Ended).Append(Task.Delay(20)));
            running.RemoveAll(static call => call.Ended.IsCompleted);
        }

        await Task.WhenAll(running.Select(static call => call.Ended)).WaitAsync(LongestDrain);
    }
}
