using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.ZeroEdit;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>What the whole pack costs a build, as a share of plain emit in the same run.</summary>
internal static class AnalyzerSuite
{
    private const int Rounds = 9;

    private static DiagnosticAnalyzer[] Pack => [new ResilienceAnalyzer(), new UsageAnalyzer(), new InterceptionNotApplied()];

    public static async Task RunAsync(TextWriter output)
    {
        var clients = Programs.Clients(clients: 200, others: 200);
        var plain = Programs.WithoutSinks(400);

        var emit = (await Measure.MedianCpuAsync(Rounds, () => Emit(clients), () => Emit(plain))).ToArray();
        var own = await OwnTimeAsync(clients);
        var alone = await Measure.MedianCpuAsync(Rounds, () => Analyze(clients, [new EmptyProbe()]), () => Analyze(clients, Pack));
        var idle = await Measure.MedianCpuAsync(Rounds, () => Analyze(plain, [new EmptyProbe()]), () => Analyze(plain, Pack));

        output.WriteLine("| measure | ms | share of emit | goal |");
        output.WriteLine("|---|--:|--:|---|");
        Row("emit, 200 clients x 5 methods and 200 other files", emit[0], emit[0], "");
        Row("own time of the pack beside an analyzer that asks for operations", own, emit[0], "<= 2 %");
        Row("CPU over an empty analyzer, alone", alone[1] - alone[0], emit[0], "");
        Row("emit, 400 files that name no sink", emit[1], emit[1], "");
        Row("CPU over an empty analyzer there", idle[1] - idle[0], emit[1], "<= 2 %");

        void Row(string what, TimeSpan time, TimeSpan whole, string goal) =>
            output.WriteLine($"| {what} | {time.TotalMilliseconds:F0} | {100 * time / whole:F1} % | {goal} |");
    }

    private static Task Emit(CSharpCompilation compilation)
    {
        // A copy has bound nothing yet.
        compilation.Clone().Emit(Stream.Null);
        return Task.CompletedTask;
    }

    private static Task Analyze(CSharpCompilation compilation, DiagnosticAnalyzer[] analyzers) =>
        compilation.Clone().WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();

    private static async Task<TimeSpan> OwnTimeAsync(CSharpCompilation compilation)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round <= Rounds; round++)
        {
            var pack = Pack;
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            var run = compilation.Clone().WithAnalyzers([new OperationProbe(), .. pack], options);
            await run.GetAnalyzerDiagnosticsAsync();
            var time = TimeSpan.Zero;
            foreach (var analyzer in pack) time += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
            if (round > 0) times.Add(time);
        }

        return Measure.Median(times);
    }
}
