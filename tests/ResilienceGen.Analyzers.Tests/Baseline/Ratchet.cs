using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>>;

namespace ResilienceGen.Analyzers.Tests.Baseline;

/// <summary>Writes the baseline of some code and asks what the analyzer reports with it about other code.</summary>
internal static class Ratchet
{
    public const string Path = "/repo/app/resilience.baseline.txt";

    private static readonly (string, string)[] OneProject = [("build_property.ProjectDir", "/repo/app/")];

    /// <summary>The baseline that accepts every gap of the sources.</summary>
    public static string Of(params string[] sources) => BaselineFile.Write(Entries(sources), []);

    public static string[] Lines(params string[] sources) => [.. Entries(sources).Select(entry => entry.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>What is reported, as <c>RSG1003 call</c>; entries of the baseline as <c>RSG0002 line number</c>.</summary>
    public static Task<string[]> ReportAsync(string baseline, params string[] sources) => ReportAsync(baseline, OneProject, sources);

    public static async Task<string[]> ReportAsync(string baseline, (string, string)[] settings, params string[] sources) =>
        [.. (await DiagnosticsAsync(baseline, settings, sources)).Select(Show).Order(StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(string baseline, (string, string)[] settings, params string[] sources) =>
        await Verify.DiagnosticsAsync(TestCompilation.Create(sources), TestOptions.Create([(Path, baseline)], settings));

    private static string Show(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource
            ? $"{diagnostic.Id} {CallSyntax.At(diagnostic.Location)}"
            : $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}";

    private static IEnumerable<BaselineEntry> Entries(string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        return
            from verdict in GapScanner.Scan(compilation, CancellationToken.None)
            where verdict.RuleId is not null
            let model = compilation.GetSemanticModel(verdict.Location.SourceTree!)
            select new BaselineEntry(BaselineSubject.Of(verdict.RuleId!, verdict.Location, model, CancellationToken.None).Key(model, CancellationToken.None), verdict.RuleId!, "");
    }
}
