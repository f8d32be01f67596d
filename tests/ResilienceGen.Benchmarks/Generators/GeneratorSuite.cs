using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Benchmarks.Generators;

/// <summary>What the generator costs a build and an edit, and what its code costs the compiler, each as a ratio of the same run.</summary>
internal static class GeneratorSuite
{
    private const int Rounds = 9;
    private const int Interfaces = 200;

    // One run of a generator is too short for a clock of the process.
    private const int Repeats = 10;

    public static async Task RunAsync(TextWriter output)
    {
        var plain = Contracts.Marked(Interfaces, others: Interfaces);
        var (ours, floor) = (Driver(new WrapperGenerator()), Driver(new FloorProbe()));
        var (oursAfter, floorAfter) = (ours.RunGenerators(plain), floor.RunGenerators(plain));

        var run = await Measure.MedianCpuAsync(
            Measure.UntilWarm,
            Rounds,
            () => Emit(plain),
            () => Repeat(_ => ours.RunGenerators(plain.Clone())),
            () => Repeat(_ => floor.RunGenerators(plain.Clone())),
            () => Repeat(number => oursAfter.RunGenerators(Edited(plain, number))),
            () => Repeat(number => floorAfter.RunGenerators(Edited(plain, number))));
        var (emit, cold, floorCold, edit, floorEdit) = (run[0], run[1] / Repeats, run[2] / Repeats, run[3] / Repeats, run[4] / Repeats);

        output.WriteLine($"| {Interfaces} interfaces x {Contracts.MethodsPerInterface} methods | ms | ratio | goal |");
        output.WriteLine("|---|--:|--:|---|");
        Row("emit without generated code", emit, "", "");
        Row("cold run / emit", cold, $"{100 * cold / emit:F1} %", "<= 3 %");
        Row("the same of a generator that only names the interfaces", floorCold, $"{100 * floorCold / emit:F1} %", "");
        Row("after an unrelated edit / that generator", edit, $"{edit / floorEdit:F2}", "<= 2.3");
        Row("that generator", floorEdit, "1", "");
        var (forwarding, generated) = await WeightAsync();
        Row("extra emit for forwarding wrappers", forwarding, "1", "");
        Row("extra emit for generated wrappers / forwarding ones", generated, $"{generated / forwarding:F1}", "<= 6");
        output.WriteLine($"| outputs that an unrelated edit writes anew | | {WrittenAnew(plain)} | 0 |");

        void Row(string what, TimeSpan time, string ratio, string goal) => output.WriteLine($"| {what} | {time.TotalMilliseconds:F1} | {ratio} | {goal} |");
    }

    // Nothing but the wrappers and one thread, because a difference of large numbers says nothing.
    private static async Task<(TimeSpan Forwarding, TimeSpan Generated)> WeightAsync()
    {
        var bare = Contracts.Marked(Interfaces, others: 0);
        bare = bare.WithOptions(bare.Options.WithConcurrentBuild(false));
        var forwarded = bare.AddSyntaxTrees(Enumerable.Range(0, Interfaces).Select(number => Parse(Contracts.Forwarder(number))));
        var generated = Generated(bare);
        var emit = await Measure.MedianCpuAsync(Measure.UntilWarm, Rounds, () => Emit(bare), () => Emit(forwarded), () => Emit(generated));
        return (emit[1] - emit[0], emit[2] - emit[0]);
    }

    private static GeneratorDriver Driver(IIncrementalGenerator generator, bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    private static CSharpCompilation Generated(CSharpCompilation plain)
    {
        Driver(new WrapperGenerator()).RunGeneratorsAndUpdateCompilation(plain, out var updated, out _);
        return (CSharpCompilation)updated;
    }

    private static int WrittenAnew(CSharpCompilation plain) =>
        Incrementality.OutputReasons(Driver(new WrapperGenerator(), tracksSteps: true).RunGenerators(plain).RunGenerators(Edited(plain, 0)).GetRunResult())
            .Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    // Each time another text, so that nothing of the edit before can be used again.
    private static CSharpCompilation Edited(CSharpCompilation plain, int number)
    {
        var unrelated = plain.SyntaxTrees[Interfaces];
        return plain.ReplaceSyntaxTree(unrelated, Parse($"{unrelated}\ninternal static class Edit{number} {{ }}"));
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions);

    private static Task Repeat(Action<int> run)
    {
        for (var number = 0; number < Repeats; number++) run(number);
        return Task.CompletedTask;
    }

    private static Task Emit(CSharpCompilation compilation)
    {
        // A copy has bound nothing yet.
        var result = compilation.Clone().Emit(Stream.Null);
        return result.Success ? Task.CompletedTask : throw new InvalidOperationException($"{result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
    }
}
