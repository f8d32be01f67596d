using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2005: a call inside a guard's callback runs with another token than the one the guard hands in.</summary>
internal sealed class CallbackIgnoresToken : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CallbackIgnoresToken,
        "Callback ignores the guard's token",
        "{0} runs with {1} instead of the token that {2} hands to its callback, so a time limit there cannot stop it; pass the callback's own token",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A timeout strategy cancels the token it hands to the callback. A call that does not take it runs on, and the caller waits.",
        helpLinkUri: RuleHelp.Link(RuleIds.CallbackIgnoresToken));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        var tokens = new CallbackTokens(type.Engine, type.Guards);
        return type.Verdicts.Where(site => site.Kind != VerdictKind.Exempt).Select(site => Check(site, tokens)).OfType<Diagnostic>();
    }

    private static Diagnostic? Check(SiteVerdict site, CallbackTokens tokens)
    {
        if (site.Sink.Invocation is not { } call || CallbackTokens.Around(call) is not { } callback) return null;
        // A sequence is read after the callback has returned: its token would outlive it.
        if (!HttpTypes.IsTaskLike(call.TargetMethod.ReturnType) || TokenOverload.Of(call.TargetMethod) is null) return null;
        var used = call.Arguments.FirstOrDefault(argument =>
            HttpTypes.IsCancellationToken(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value.Unwrap();
        if (used is not null && (!IsVariable(used) || ComesFrom(used, callback.Parameter, depth: 0))) return null;
        if (!tokens.Matters(callback, used)) return null;
        return Diagnostic.Create(
            Descriptor,
            site.Location,
            [callback.Lambda.Syntax.GetLocation()],
            site.CalleeName,
            used is null ? "no token" : $"'{used.Syntax}'",
            $"{callback.Call.TargetMethod.ContainingType.Name}.{callback.Call.TargetMethod.Name}");
    }

    // CancellationToken.None and default are said on purpose.
    private static bool IsVariable(IOperation token) => token switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation => true,
        IPropertyReferenceOperation { Property: { Name: "None", ContainingType: var type } } => !HttpTypes.IsCancellationToken(type),
        IPropertyReferenceOperation => true,
        _ => false,
    };

    // The callback's token itself, one of its context, or one linked to it.
    private static bool ComesFrom(IOperation token, IParameterSymbol parameter, int depth) => token.DescendantsAndSelf<IOperation>().Any(part => part switch
    {
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter),
        ILocalReferenceOperation { Local: var local } reference => depth < 4
            && (LocalValues.IsWrittenOtherwise(local, reference.Root()) || LocalValues.AssignedTo(local, reference.Root()).Any(value => ComesFrom(value, parameter, depth + 1))),
        _ => false,
    });
}
