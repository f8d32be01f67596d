using System.Runtime.CompilerServices;
using ResilienceGen.Tests.Support;
using Xunit.Abstractions;

namespace ResilienceGen.Tests.Chaos;

/// <summary>
/// Random calls on random policies with random faults, cancellations, reloads and steering by hand. <c>dotnet test</c> runs a fixed share of the worlds;
/// <c>RESILIENCEGEN_CHAOS=250-500</c> runs the seeds from 250 to 499, 500 calls each (see build/soak.sh).
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int CallsPerWorld = 500;

    [Fact]
    public void RandomCalls_KeepEveryInvariant()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_CHAOS") ?? "0-16").Split('-').Select(int.Parse).ToArray();
        var failures = new List<string>();
        for (var seed = bounds[0]; seed < bounds[1]; seed++)
        {
            if (Run(seed) is { Count: > 0 } violations) failures.Add($"Seed {seed}: {violations.Count} violations\n  {string.Join("\n  ", violations.Take(3))}");
        }

        output.WriteLine($"{(bounds[1] - bounds[0]) * CallsPerWorld} calls in {bounds[1] - bounds[0]} worlds, {failures.Count} worlds failed");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(5)));
    }

    // Every fourth world is watched by a listener, so that the healthy path is taken in full there.
    private static List<string> Run(int seed)
    {
        using var listener = seed % 4 == 0 ? new MetricRecorder() : null;
        using var chaos = new VirtualChaos(seed);
        Play(chaos);
        var violations = chaos.World.Violations.ToList();

        // A circuit remembers its last failure, and with it the token of one attempt.
        var alive = violations.Count == 0 ? chaos.World.Traces.CountAlive() - chaos.World.Runtime.Circuits.All.Count : 0;
        if (alive > 20) violations.Add($"{alive} of {chaos.World.Traces.Count} objects of single calls are still alive.");
        return violations;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Play(VirtualChaos chaos) => chaos.Run(CallsPerWorld);
}
