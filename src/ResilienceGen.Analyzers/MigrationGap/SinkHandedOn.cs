using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>RSG1005: a sink is turned into a delegate that is kept, or into an expression tree, so that no proof can follow it.</summary>
internal sealed class SinkHandedOn : TypeRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SinkHandedOn,
        "HTTP call is handed on as a delegate",
        "{0} is handed on as {1} and run elsewhere, where no retry covers it for certain; hand on a lambda that calls it through a resilient path",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A method group or an expression tree that leaves its method takes the call out of everybody's sight: no reader and no rule can tell whether it is retried.",
        helpLinkUri: RuleHelp.Link(RuleIds.SinkHandedOn));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Rule];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        foreach (var verdict in type.Verdicts.Where(verdict => verdict.Kind == VerdictKind.Unknown))
        {
            if (FormOf(type, verdict) is { } form && !IsCoveredAnywhere(type, verdict)) yield return Diagnostic.Create(Rule, verdict.Location, verdict.CalleeName, form);
        }
    }

    private static string? FormOf(ReviewedType type, SiteVerdict verdict) => verdict.Reason switch
    {
        "expressionTree" => "an expression tree",
        "delegateEscapes" when IsKeptMethodGroup(type, verdict) => "a method group",
        _ => null,
    };

    // The handlers of its client send again wherever it is run.
    private static bool IsCoveredAnywhere(ReviewedType type, SiteVerdict verdict) => type.Engine.Unguarded(verdict).Kind == VerdictKind.GuardedClient;

    // A method group given to a method as an argument may be run on a path there.
    private static bool IsKeptMethodGroup(ReviewedType type, SiteVerdict verdict) =>
        type.Operations<IMethodReferenceOperation>().Any(reference =>
            reference.Syntax.Span.Contains(verdict.Location.SourceSpan)
            && reference.Syntax.SyntaxTree == verdict.Location.SourceTree
            && DelegatePlace.Of(reference).Kind is DelegatePlaceKind.Stored or DelegatePlaceKind.Local);
}
