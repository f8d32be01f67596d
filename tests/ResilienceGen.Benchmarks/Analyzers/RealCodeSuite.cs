using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>What the verdict engine, and the whole pack, cost on code that people wrote, as a share of binding that code once.</summary>
internal static class RealCodeSuite
{
    public static async Task RunAsync(string folder, TextWriter output)
    {
        output.WriteLine("| code | lines | sites | bind ms | scan / bind | types only / bind | pack / bind | own time of the pack / bind |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var repository in Directory.GetDirectories(folder).Order(StringComparer.Ordinal)) await MeasureAsync(repository, output);
    }

    private static async Task MeasureAsync(string repository, TextWriter output)
    {
        var loaded = LooseLoader.Load(Target.Parse(repository), new Progress(TextWriter.Null, false), CancellationToken.None);
        var (lines, sites) = (0, 0);
        var (bind, scan, types, pack, own) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var project in loaded.Requested)
        {
            var compilation = (CSharpCompilation)(await loaded.Solution.GetProject(project.Id)!.GetCompilationAsync())!;
            lines += compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
            // Copies, so that what one run leaves behind serves no other.
            bind += await Measure.CpuOfAsync(() => Task.FromResult(compilation.Clone().GetDiagnostics()));
            scan += await Measure.CpuOfAsync(() => Task.FromResult(sites += GapScanner.Scan(compilation.Clone(), CancellationToken.None).Length));
            // The driver binds all code for whoever asks for a symbol; in a build, the compiler does that anyway.
            types += await Measure.CpuOfAsync(() => RulePack.RunAsync(compilation, new TypeProbe()));
            pack += await Measure.CpuOfAsync(() => RulePack.RunAsync(compilation, RulePack.Create()));
            own += await Measure.OwnTimeAsync(compilation, RulePack.Create());
        }

        output.WriteLine($"| {Path.GetFileName(repository)} | {lines} | {sites} | {bind.TotalMilliseconds:F0} | {scan / bind:F2} | {types / bind:F2} | {pack / bind:F2} | {own / bind:F2} |");
    }
}
