using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2004: the answer of a failed attempt is dropped undisposed when the next attempt starts.</summary>
internal sealed class ResponseDroppedOnRetry : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ResponseDroppedOnRetry,
        "Response is dropped on retry",
        "The response of {0} is dropped without Dispose when {1} sends again after a failed status{2}; dispose it before the next attempt",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An undisposed response keeps its content, and its connection where the content was not read, until the garbage collector finds it.",
        helpLinkUri: RuleHelp.Link(RuleIds.ResponseDroppedOnRetry));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        where HttpTypes.IsResponse(HttpTypes.ResultOf(call.Site.Callee.ReturnType)) && call.Resend.Handled.Certainly(Failures.ServerError | Failures.Throttling)
        where call.Resend.Strategy is { } strategy ? IsDroppedBy(strategy, call.Site) : IsDroppedInLoop(call.Site)
        select Diagnostic.Create(Descriptor, call.Site.Location, [call.Resend.Place.Syntax.GetLocation()], call.Site.CalleeName, call.Resend.Name, call.Resend.UpTo);

    private static bool IsDroppedInLoop(SiteVerdict site) =>
        site.Guard is { Guard: ILoopOperation loop }
        && site.Sink.Operation.IsWithin(loop.Body)
        && Answers.Of(site.Sink.Operation) is { } answer
        && LocalValues.ReferencesTo(answer, loop.Root()).All(KeepsNothing)
        && !loop.Root().Descendants<IOperation>().Any(part => part is IUsingDeclarationOperation or IUsingOperation && part.Descendants<IVariableDeclaratorOperation>().Any(declared => SymbolEqualityComparer.Default.Equals(declared.Symbol, answer)));

    // Polly 8 disposes what it discards; version 7 leaves that to its callbacks.
    private static bool IsDroppedBy(Strategy strategy, SiteVerdict site) =>
        strategy.Options is null
        && strategy.Place.TargetMethod.Name.IndexOf("Retry", StringComparison.Ordinal) >= 0
        && site.Sink.Operation.Awaited().Parent is IReturnOperation
        && strategy.Place.Arguments.Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate && argument.ArgumentKind != ArgumentKind.DefaultValue).All(argument =>
            argument.Value.AsLambda() is { } callback
            && !callback.Descendants<IOperation>().Any(part => part is IInvocationOperation call && (call.TargetMethod.Name == "Dispose" || call.Arguments.Any(handed => HttpTypes.IsResponse(handed.Value.Type)))));

    // Reading, testing and returning it leave the disposal open; anything else may see to it.
    private static bool KeepsNothing(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation => true,
        IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" } => true,
        IReturnOperation => true,
        ISimpleAssignmentOperation assignment => ReferenceEquals(assignment.Target, use),
        IConversionOperation { Parent: IReturnOperation or IBinaryOperation } => true,
        IBinaryOperation or IIsPatternOperation => true,
        _ => false,
    };
}
