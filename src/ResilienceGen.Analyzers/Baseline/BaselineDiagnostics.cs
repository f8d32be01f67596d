using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>The rules about the baseline itself.</summary>
internal static class BaselineDiagnostics
{
    private const string Category = "Resilience";

    public static readonly DiagnosticDescriptor StaleEntry = new(
        RuleIds.StaleBaselineEntry,
        "Baseline entry is stale",
        "Nothing is found any more for {0} in {1}; 'resilience baseline prune' takes the entry out",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The accepted finding is gone. Left in place, the entry would accept the same call again.",
        helpLinkUri: RuleHelp.Link(RuleIds.StaleBaselineEntry),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Unreadable = new(
        RuleIds.UnreadableBaseline,
        "Baseline cannot be read",
        "{0}; {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What cannot be read accepts nothing, so the findings it stood for are reported again.",
        helpLinkUri: RuleHelp.Link(RuleIds.UnreadableBaseline));

    public static Diagnostic Stale(BaselineLine line, BaselineSource source) =>
        Diagnostic.Create(
            StaleEntry,
            At(source.Path, line.Place),
            source.IsStrict ? DiagnosticSeverity.Error : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            line.Entry.Key.Callee,
            line.Entry.Key.Member);

    public static Diagnostic Of(BaselineProblem problem, string path) =>
        Diagnostic.Create(Unreadable, At(path, problem.Place), problem.Message, problem.Remedy);

    private static Location At(string path, TextLine line) =>
        Location.Create(path, line.Span, line.Text!.Lines.GetLinePositionSpan(line.Span));
}
