using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>RSG1006: an exemption that exempts nothing, because it gives no reason or because no call stands below it.</summary>
internal sealed class VoidExemption : TypeRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.VoidExemption,
        "Exemption has no effect",
        "[ResilienceExempt] on '{0}' has no effect: {1}",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An exemption counts only with a reason that a reviewer can judge, and is of use only above an HTTP call.",
        helpLinkUri: RuleHelp.Link(RuleIds.VoidExemption));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Rule];

    public override ImmutableHashSet<string> Triggers { get; } = ["ResilienceExempt", "ResilienceExemptAttribute"];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from marked in type.Symbol.GetMembers().OfType<IMethodSymbol>().Prepend<ISymbol>(type.Symbol)
        from attribute in marked.GetAttributes()
        where attribute.AttributeClass.Is(KnownTypes.ResilienceExemptAttribute)
        let flaw = FlawOf(attribute, marked, type)
        where flaw is not null
        let place = attribute.ApplicationSyntaxReference!
        select Diagnostic.Create(Rule, Location.Create(place.SyntaxTree, place.Span), marked.Name, flaw);

    private static string? FlawOf(AttributeData attribute, ISymbol marked, ReviewedType type) =>
        !ExemptionRules.GivesReason(attribute) ? "it gives no reason; say why its calls need no resilient path"
        : HasCall(marked, type) ? null
        : "no HTTP call stands below it; remove it";

    private static bool HasCall(ISymbol marked, ReviewedType type) =>
        (marked is INamedTypeSymbol
            ? !type.Verdicts.IsEmpty || type.Symbol.GetTypeMembers().Any(type.Engine.Sinks.MayCallSink)
            : type.Verdicts.Any(verdict => SymbolEqualityComparer.Default.Equals(verdict.Member, marked)))
        || MayCount(type).Any(operation => marked.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == operation.Syntax.SyntaxTree && part.Span.Contains(operation.Syntax.Span)));

    // Code that does not bind may yet turn out to be a call; a registration is exempt from the zero-edit trial.
    private static IEnumerable<IOperation> MayCount(ReviewedType type) =>
        type.Operations<IInvalidOperation>()
            .Concat<IOperation>(type.Operations<IInvocationOperation>().Where(call => call.TargetMethod.Name == RegistrationNames.AddHttpClient));
}
