using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2104: a loop that retries an HTTP call by hand.</summary>
internal sealed class HandRolledRetry : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.HandRolledRetry,
        "Retry is written by hand",
        "This loop retries {0} by hand{1}; {2}",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A loop of one's own has to get jitter, Retry-After, cancellation, disposal and a breaker right each time it is written.",
        helpLinkUri: RuleHelp.Link(RuleIds.HandRolledRetry));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    // A helper that others use is the path of its class: it is enough that its author knows.
    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        where call.Resend.Place is ILoopOperation && call.Site.Sink.Operation.IsWithin(call.Resend.Place)
        where call.Resend.Handled.Certainly(Failures.Transport | Failures.ServerError | Failures.Throttling)
        where !Probes.OnlyAsks(call.Site.Sink, CallDescription.Of(call.Site.Sink).Verb) && !IsPaged(call)
        group call by call.Resend.Place into loop
        let first = loop.OrderBy(call => call.Site.Location.SourceSpan.Start).First()
        select Diagnostic.Create(
            Descriptor, loop.Key.Syntax.GetFirstToken().GetLocation(), [first.Site.Location], first.Site.CalleeName, first.Resend.UpTo, Advice(type));

    // What the loop writes goes into the request: it asks for one page after the other, and a retry is only part of that.
    private static bool IsPaged(RetriedCall call)
    {
        var asked = RequestDependencies.Of(call.Site.Sink.RequestArguments.Select(argument => argument.Value));
        return call.Resend.Place.DescendantsAndSelf<IOperation>().Any(part => Written(part) is { } target && asked.Contains(target) && !IsMessage(target));
    }

    private static ISymbol? Written(IOperation part) => part switch
    {
        IAssignmentOperation { Target: var target } => target.AsVariable(),
        IIncrementOrDecrementOperation { Target: var target } => target.AsVariable(),
        _ => null,
    };

    private static bool IsMessage(ISymbol variable) =>
        ((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) is { } type && (HttpTypes.IsRequest(type) || HttpTypes.IsContent(type));

    private static string Advice(ReviewedType type) =>
        type.Operations<IInvocationOperation>().FirstOrDefault(call => PollyGuards.Is(call.TargetMethod) && GuardHolder.Of(call.Instance) is not null) is { } execute
            ? $"use {GuardHolder.Of(execute.Instance)!.Name}.{execute.TargetMethod.Name}, as this type does elsewhere"
            : "let a resilience pipeline or a [Resilient] interface do it";
}
