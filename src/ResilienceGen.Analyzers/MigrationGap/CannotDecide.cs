using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>RSG1004: a call site whose verdict is unknown. Hidden: it is there for whoever asks, and for the counts.</summary>
internal sealed class CannotDecide : TypeRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.CannotDecide,
        "Whether the call is resilient cannot be decided",
        "Whether {0} is sent again cannot be decided from here ({1}): {2}",
        "Resilience",
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: "The call may be guarded in a place that this compilation cannot see, so it is counted but not reported as a gap.",
        helpLinkUri: RuleHelp.Link(RuleIds.CannotDecide));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Rule];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from verdict in type.Verdicts
        where verdict.Kind == VerdictKind.Unknown
        select Diagnostic.Create(Rule, verdict.Location, verdict.CalleeName, verdict.Reason, verdict.Evidence[0].Text);
}
