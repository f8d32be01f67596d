using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2011: a caller who gives up is taken for a service that fails.</summary>
internal sealed class CancellationCountedAsFailure : TypeRule
{
    /// <summary>The token that a filter can ask, for the fix; absent where a predicate is missing instead.</summary>
    public const string TokenKey = "token";

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CancellationCountedAsFailure,
        "Cancellation is counted as a failure",
        "{0} also handles the caller's own cancellation: {1}; leave cancellation out",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A cancelled call says nothing about the service. A breaker that counts it opens for callers who gave up; a loop that catches it tries again for nobody.",
        helpLinkUri: RuleHelp.Link(RuleIds.CancellationCountedAsFailure));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = [.. SinkNames.Client, .. SinkNames.Json, "Handle", "Or", "ShouldHandle"];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        InPolicies(type).Concat(type.Verdicts.Select(CancellationInLoops.Of).OfType<CaughtCancellation>()
            .GroupBy(caught => caught.Clause).Select(group => group.First()).Select(OfLoop));

    private static IEnumerable<Diagnostic> InPolicies(ReviewedType type) =>
        from add in type.Operations<IInvocationOperation>()
        where add.TargetMethod.IsBelow(KnownTypes.PollyNamespace)
        let strategy = PolicyCalls.Read(add) ?? PipelineCalls.Read(add)
        where strategy.Kind is StrategyKind.CircuitBreaker or StrategyKind.Fallback
        where type.Engine.Exemptions.Of(type.Symbol, type.Engine.Bodies.OwnerOf(add.Root()) ?? type.Symbol) is null
        let conditions = strategy.Options is { } options ? options["ShouldHandle"] : Sink.ReceiverOf(add)
        where conditions is not null
        from condition in Chained(conditions).Concat(Written(conditions))
        select Diagnostic.Create(Descriptor, condition.GetLocation(), condition.ToString(), Consequence(strategy.Kind));

    // Handle<Exception>().Or<...>()
    private static IEnumerable<SyntaxNode> Chained(IOperation conditions) =>
        from call in FailurePredicates.Calls(conditions)
        where FailurePredicates.ExceptionOf(call) is { } exception && (ExceptionFailures.Of(exception) & Failures.Cancellation) != 0 && !FailurePredicates.HasPredicate(call)
        let name = NameOf(call)
        where name is not null
        select name;

    // args => new(args.Outcome.Exception is not null)
    private static IEnumerable<SyntaxNode> Written(IOperation conditions) => CancellationPredicate.In(conditions) is { Syntax: var condition } ? [condition] : [];

    private static Diagnostic OfLoop(CaughtCancellation caught) => Diagnostic.Create(
        Descriptor,
        caught.Clause.CatchKeyword.GetLocation(),
        ImmutableDictionary<string, string?>.Empty.Add(TokenKey, caught.Token),
        "This catch",
        $"the loop tries again although '{caught.Token}' is cancelled");

    private static string Consequence(StrategyKind kind) =>
        kind == StrategyKind.CircuitBreaker ? "the circuit opens for callers who gave up" : "the fallback runs for callers who gave up";

    private static GenericNameSyntax? NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax invocation
        ? (invocation.Expression as GenericNameSyntax) ?? (invocation.Expression as MemberAccessExpressionSyntax)?.Name as GenericNameSyntax
        : null;
}
