using System.Runtime;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>What the whole pack costs a build, as a share of plain emit in the same run.</summary>
internal static class AnalyzerSuite
{
    private const int Rounds = 9;

    // Nothing is collected while own time is taken: a collection stops whoever happens to run, and most of what it looks at is the compiler's.
    private const long Budget = 400_000_000;

    public static async Task RunAsync(TextWriter output)
    {
        var clients = Programs.Clients(clients: 200, others: 200);
        var plain = Programs.WithoutSinks(400);

        var emit = (await Measure.MedianCpuAsync(Rounds, () => Emit(clients), () => Emit(plain))).ToArray();
        var own = await OwnTimeAsync(clients, RulePack.Create);
        var floor = await OwnTimeAsync(clients, () => [new SymbolProbe()]);
        var alone = await Measure.MedianCpuAsync(Rounds, () => RulePack.RunAsync(clients, new EmptyProbe()), () => RulePack.RunAsync(clients, RulePack.Create()));
        var idle = await Measure.MedianCpuAsync(Rounds, () => RulePack.RunAsync(plain, new EmptyProbe()), () => RulePack.RunAsync(plain, RulePack.Create()));

        output.WriteLine("| measure | ms | share of emit | goal |");
        output.WriteLine("|---|--:|--:|---|");
        Row("emit, 200 clients x 5 methods and 200 other files", emit[0], emit[0], "");
        Row("own time of the pack beside an analyzer that asks for operations", own, emit[0], "<= 2 %");
        Row("the same of an analyzer that asks for as much and does nothing", floor, emit[0], "");
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

    private static async Task<TimeSpan> OwnTimeAsync(CSharpCompilation compilation, Func<DiagnosticAnalyzer[]> create)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round <= Rounds; round++)
        {
            GC.Collect();
            var spared = GC.TryStartNoGCRegion(Budget);
            var time = await Measure.OwnTimeAsync(compilation, create());
            if (spared && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
            if (round > 0) times.Add(time);
        }

        return Measure.Median(times);
    }
}
