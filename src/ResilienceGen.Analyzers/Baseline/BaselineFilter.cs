using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>
/// Holds back the findings that the baseline of a compilation accepts. Equal keys stand in one member, so a type at a time is enough;
/// only what no entry was needed for is known at the end.
/// </summary>
/// <param name="source">The baseline of the compilation.</param>
/// <param name="modelOf">The model of a tree.</param>
internal sealed class BaselineFilter(BaselineSource source, Func<SyntaxTree, SemanticModel> modelOf)
{
    private readonly BaselineLedger _ledger = new(source.File);

    /// <summary>Whether there is no entry, and so none that could be stale.</summary>
    public bool AcceptsNothing => _ledger.IsEmpty;

    /// <summary>The findings of one type that are not accepted, in the order in which they were given.</summary>
    public IEnumerable<Diagnostic> New(IReadOnlyCollection<Diagnostic> findings, CancellationToken cancellationToken)
    {
        if (_ledger.IsEmpty || findings.Count == 0) return findings;
        var accepted = _ledger.Accept(
            from finding in findings
            where finding.Location.IsInSource
            let model = modelOf(finding.Location.SourceTree!)
            let subject = BaselineSubject.Of(finding.Id, finding.Location, model, cancellationToken)
            where _ledger.Names(subject)
            select new FiledFinding<Diagnostic>(finding, subject.Key(model, cancellationToken), finding.Location.SourceTree!.FilePath, finding.Location.SourceSpan.Start));
        return findings.Where(finding => !accepted.Contains(finding));
    }

    /// <summary>Reports the entries that nothing was found for: to be called when every type was asked about.</summary>
    /// <param name="context">The end of the compilation.</param>
    /// <param name="isOwned">Whether the caller reports the family; the entries of others are theirs to judge.</param>
    public void ReportStale(CompilationAnalysisContext context, Func<string, bool> isOwned)
    {
        if (_ledger.IsEmpty) return;
        var reach = new BaselineReach(context.Compilation, source, context.CancellationToken);
        foreach (var line in _ledger.Unused(_ledger.Found))
        {
            if (isOwned(line.Entry.Key.Family) && reach.Includes(line.Entry.Key)) context.ReportDiagnostic(BaselineDiagnostics.Stale(line, source));
        }
    }
}
