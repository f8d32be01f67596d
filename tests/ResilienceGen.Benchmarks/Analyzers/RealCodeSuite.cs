using System.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>What the verdict engine costs on code that people wrote, as a share of binding that code once.</summary>
internal static class RealCodeSuite
{
    public static async Task RunAsync(string folder, TextWriter output)
    {
        output.WriteLine("| code | lines | sites | bind ms | scan ms | scan / bind |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var repository in Directory.GetDirectories(folder).Order(StringComparer.Ordinal)) await MeasureAsync(repository, output);
    }

    private static async Task MeasureAsync(string repository, TextWriter output)
    {
        var loaded = LooseLoader.Load(Target.Parse(repository), new Progress(TextWriter.Null, false), CancellationToken.None);
        var (lines, sites, bind, scan) = (0, 0, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var project in loaded.Requested)
        {
            var compilation = (await loaded.Solution.GetProject(project.Id)!.GetCompilationAsync())!;
            lines += compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
            bind += CpuOf(() => compilation.GetDiagnostics());
            // A copy, so that what binding left behind serves neither run.
            var fresh = compilation.Clone();
            scan += CpuOf(() => sites += GapScanner.Scan(fresh, CancellationToken.None).Length);
        }

        output.WriteLine($"| {Path.GetFileName(repository)} | {lines} | {sites} | {bind.TotalMilliseconds:F0} | {scan.TotalMilliseconds:F0} | {scan / bind:F2} |");
    }

    private static TimeSpan CpuOf(Action run)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        run();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
