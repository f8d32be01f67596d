using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Benchmarks.Analyzers;

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

    /// <summary>The time inside the analyzers, beside another that asks for operations: binding for it is not theirs.</summary>
    public static async Task<TimeSpan> OwnTimeAsync(CSharpCompilation compilation, DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = compilation.Clone().WithAnalyzers([new OperationProbe(), .. analyzers], options);
        await run.GetAnalyzerDiagnosticsAsync();
        var time = TimeSpan.Zero;
        foreach (var analyzer in analyzers) time += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        return time;
    }

    public static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static async Task<TimeSpan> CpuOfAsync(Func<Task> run)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await run();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
