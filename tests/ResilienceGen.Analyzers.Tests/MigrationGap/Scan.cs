using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Runs the engine over a source and answers in words that read well in an assertion.</summary>
internal static class Scan
{
    /// <summary>All verdicts; the source must compile.</summary>
    public static IReadOnlyList<SiteVerdict> All(params string[] sources)
    {
        var compilation = TestCompilation.Create([.. sources, PollyPolicies.Source]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return GapScanner.Scan(compilation, CancellationToken.None);
    }

    /// <summary>The verdicts as <c>Member Callee: Kind(reason)</c>.</summary>
    public static string[] Verdicts(params string[] sources) =>
        [.. All(sources).Select(verdict => $"{verdict.Member.Name} {verdict.Callee.Name}: {verdict.Kind}({verdict.Reason})")];

    /// <summary>The one verdict in the source.</summary>
    public static SiteVerdict Single(params string[] sources) => Assert.Single(All(sources));

    /// <summary>The one verdict as <c>Kind(reason)</c>.</summary>
    public static string Verdict(params string[] sources) => Show(Single(sources));

    /// <summary>The verdict on the one call in the member, as <c>Kind(reason)</c>.</summary>
    public static string VerdictIn(string member, params string[] sources) =>
        Show(Assert.Single(All(sources), verdict => verdict.Member.Name == member));

    private static string Show(SiteVerdict verdict) => $"{verdict.Kind}({verdict.Reason})";
}
