using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>What the whole pack costs a build, as a share of plain emit in the same run.</summary>
internal static class AnalyzerSuite
{
    private const int Rounds = 9;
    private const int OwnRounds = 15;

    public static async Task RunAsync(TextWriter output)
    {
        var clients = Programs.Clients(clients: 200, others: 200);
        var plain = Programs.WithoutSinks(400);

        var warm = await Measure.MedianAsync(
            Measure.UntilWarm,
            OwnRounds,
            () => Measure.UncollectedAsync(() => Measure.CpuOfAsync(() => Emit(clients))),
            () => Measure.UncollectedAsync(() => Measure.OwnTimeAsync(clients, RulePack.Create())),
            () => Measure.UncollectedAsync(() => Measure.OwnTimeAsync(clients, [new SymbolProbe()])));
        var emit = await Measure.MedianCpuAsync(warmUps: 1, Rounds, () => Emit(clients), () => Emit(plain));
        var alone = await Measure.MedianCpuAsync(warmUps: 1, Rounds, () => RulePack.RunAsync(clients, new EmptyProbe()), () => RulePack.RunAsync(clients, RulePack.Create()));
        var idle = await Measure.MedianCpuAsync(warmUps: 1, Rounds, () => RulePack.RunAsync(plain, new EmptyProbe()), () => RulePack.RunAsync(plain, RulePack.Create()));

        output.WriteLine("| measure | ms | share of emit | goal |");
        output.WriteLine("|---|--:|--:|---|");
        Row("emit, 200 clients x 5 methods and 200 other files", emit[0], emit[0], "");
        Row("the same, warm and without collections", warm[0], warm[0], "");
        Row("processor time inside the pack there, beside an analyzer that asks for operations", warm[1], warm[0], "<= 2 %");
        Row("the same of an analyzer that asks for as much and does nothing", warm[2], warm[0], "");
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
}
