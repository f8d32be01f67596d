using System.Diagnostics;

namespace ResilienceGen.Benchmarks;

/// <summary>CPU time of whole runs, interleaved so that what disturbs the machine disturbs all of them; the median of the rounds counts.</summary>
internal static class Measure
{
    public static async Task<IReadOnlyList<TimeSpan>> MedianCpuAsync(int rounds, params Func<Task>[] runs)
    {
        foreach (var run in runs) await run();
        var times = runs.Select(_ => new List<TimeSpan>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < runs.Length; index++) times[index].Add(await CpuOfAsync(runs[index]));
        }

        return [.. times.Select(Median)];
    }

    public static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static async Task<TimeSpan> CpuOfAsync(Func<Task> run)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await run();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
