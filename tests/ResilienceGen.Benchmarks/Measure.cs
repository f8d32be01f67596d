using System.Diagnostics;
using System.Runtime;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Benchmarks.Analyzers;

namespace ResilienceGen.Benchmarks;

/// <summary>CPU time of whole runs, interleaved so that what disturbs the machine disturbs all of them; the median of the rounds counts.</summary>
internal static class Measure
{
    /// <summary>Rounds after which all that is measured runs as code of the last tier, as in a compiler server.</summary>
    public const int UntilWarm = 12;

    // More than a run allocates.
    private const long Budget = 400_000_000;

    public static Task<IReadOnlyList<TimeSpan>> MedianCpuAsync(int warmUps, int rounds, params Func<Task>[] runs) =>
        MedianAsync(warmUps, rounds, [.. runs.Select<Func<Task>, Func<Task<TimeSpan>>>(run => () => CpuOfAsync(run))]);

    public static async Task<IReadOnlyList<TimeSpan>> MedianAsync(int warmUps, int rounds, params Func<Task<TimeSpan>>[] measures)
    {
        var times = measures.Select(_ => new List<TimeSpan>()).ToArray();
        for (var round = -warmUps; round < rounds; round++)
        {
            for (var index = 0; index < measures.Length; index++)
            {
                var time = await measures[index]();
                if (round >= 0) times[index].Add(time);
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>The processor time inside the analyzers, beside another that asks for operations: binding for it is not theirs.</summary>
    /// <remarks>
    /// Nothing in the run happens at once, so the part of its time that the compiler books on the analyzers is also their part of its processor time.
    /// Time alone would not do: whoever else keeps the machine busy makes it longer, but makes the whole run longer with it.
    /// </remarks>
    public static async Task<TimeSpan> OwnTimeAsync(CSharpCompilation compilation, DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = compilation.WithOptions(compilation.Options.WithConcurrentBuild(false)).WithAnalyzers([new OperationProbe(), .. analyzers], options);
        var (whole, own) = (TimeSpan.Zero, TimeSpan.Zero);
        var processor = await CpuOfAsync(async () =>
        {
            var start = Stopwatch.GetTimestamp();
            await run.GetAnalyzerDiagnosticsAsync();
            whole = Stopwatch.GetElapsedTime(start);
        });
        foreach (var analyzer in analyzers) own += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        return processor * (own / whole);
    }

    /// <summary>Measures while nothing is collected: a collection stops whoever happens to run, and most of what it looks at is somebody else's.</summary>
    public static async Task<TimeSpan> UncollectedAsync(Func<Task<TimeSpan>> measure)
    {
        GC.Collect();
        var spared = GC.TryStartNoGCRegion(Budget);
        var time = await measure();
        if (spared && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        return time;
    }

    public static async Task<TimeSpan> CpuOfAsync(Func<Task> run)
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion) GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        await run();
        return Environment.CpuUsage.TotalTime - before;
    }

    public static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
