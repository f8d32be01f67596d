using System.Diagnostics;

namespace ResilienceGen.Benchmarks.Runtime;

/// <summary>Runs subjects in turns, many short rounds each, so that what disturbs the machine disturbs all of them. Medians over the rounds.</summary>
internal sealed class Race(int operations)
{
    private const int WarmUps = 12;
    private const int Rounds = 31;

    private readonly List<(string Name, Func<int, ValueTask> Run)> _subjects = [];

    public Race Add(string name, Func<int, ValueTask> run)
    {
        _subjects.Add((name, run));
        return this;
    }

    public async Task<IReadOnlyDictionary<string, Cost>> RunAsync()
    {
        for (var round = 0; round < WarmUps; round++)
        {
            foreach (var (_, run) in _subjects) await run(operations);
            await Task.Delay(30);
        }

        var costs = _subjects.ToDictionary(subject => subject.Name, _ => new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, run) in _subjects) costs[name].Add(await MeasureAsync(run));
        }

        return costs.ToDictionary(cost => cost.Key, cost => new Cost(Median(cost.Value.Select(one => one.Nanoseconds)), Median(cost.Value.Select(one => one.Bytes))));
    }

    private async Task<Cost> MeasureAsync(Func<int, ValueTask> run)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        await run(operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Cost(elapsed.TotalNanoseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)operations);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

/// <summary>What one operation costs.</summary>
internal readonly record struct Cost(double Nanoseconds, double Bytes);
