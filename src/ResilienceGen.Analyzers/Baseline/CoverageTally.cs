using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>Counts the verdicts of a compilation, type by type, and says at its end how much is covered, if the build asked for it.</summary>
/// <param name="isWanted">Whether the build asked for it.</param>
internal sealed class CoverageTally(bool isWanted)
{
    public static readonly DiagnosticDescriptor Rule = new(
        RuleIds.Coverage,
        "Coverage of the project",
        "{0} HTTP call sites: {1} guarded call, {2} guarded client, {3} gap ({4} baselined, {5} new), {6} unknown, {7} exempt | coverage {8} %",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "How the call sites of the project divide over the verdicts. Exempt ones need no path and stay out of the coverage; unknown ones stay in.",
        helpLinkUri: RuleHelp.Link(RuleIds.Coverage),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private readonly ConcurrentBag<(VerdictKind Kind, bool IsNew)> _sites = [];

    /// <param name="type">A type under review.</param>
    /// <param name="unaccepted">What is reported in it: a gap that is not among them is accepted by the baseline.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public void Add(ReviewedType type, IReadOnlyCollection<Diagnostic> unaccepted, CancellationToken cancellationToken)
    {
        if (!isWanted) return;
        var reported = new HashSet<Location>(unaccepted.Where(diagnostic => RuleFamilies.Of(diagnostic.Id) == RuleFamilies.Gap).Select(diagnostic => diagnostic.Location));
        foreach (var verdict in type.Verdicts.Where(verdict => GeneratedPlaces.ConcernUser(verdict.Location, cancellationToken)))
            _sites.Add((verdict.Kind, reported.Contains(verdict.Location)));
    }

    /// <summary>Reports the count; a project without call sites has nothing to say.</summary>
    public void Report(CompilationAnalysisContext context)
    {
        if (_sites.IsEmpty) return;
        var counts = _sites.ToLookup(site => site.Kind);
        int Count(VerdictKind kind) => counts[kind].Count();
        var needed = _sites.Count - Count(VerdictKind.Exempt);
        var covered = Count(VerdictKind.GuardedCall) + Count(VerdictKind.GuardedClient);
        var percent = needed == 0 ? 100 : 100.0 * covered / needed;
        var added = counts[VerdictKind.Gap].Count(site => site.IsNew);
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            Location.None,
            _sites.Count,
            Count(VerdictKind.GuardedCall),
            Count(VerdictKind.GuardedClient),
            Count(VerdictKind.Gap),
            Count(VerdictKind.Gap) - added,
            added,
            Count(VerdictKind.Unknown),
            Count(VerdictKind.Exempt),
            percent.ToString("0.0", CultureInfo.InvariantCulture)));
    }
}
