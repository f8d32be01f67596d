using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2012: a guard that acts on exceptions alone is given a call that reports failure by its status.</summary>
internal sealed class FailureStatusNeverSeen : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.FailureStatusNeverSeen,
        "Failed status is never seen by the guard",
        "{0} returns a 503 like any other response, and {1} only acts on exceptions, so that a failed status is never sent again; handle the result, or call EnsureSuccessStatusCode inside",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "HttpClient does not throw for a failed status. A guard without a result predicate takes it for a success.",
        helpLinkUri: RuleHelp.Link(RuleIds.FailureStatusNeverSeen));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        where call.Resend.Handled.Certainly(Failures.Transport) && !call.Resend.Handled.Perhaps(Failures.Results)
        where HttpTypes.IsResponse(HttpTypes.ResultOf(call.Site.Callee.ReturnType)) && IsHandedOut(call.Site.Sink.Operation)
        where !type.Engine.Sinks.IsOwnExtension(call.Site.Callee)
        select Diagnostic.Create(Descriptor, call.Site.Location, [call.Resend.Place.Syntax.GetLocation()], call.Site.CalleeName, call.Resend.Name);

    // The attempt ends with the response itself, straight or through a local that nothing else looks at.
    private static bool IsHandedOut(IOperation send)
    {
        if (send.Awaited().Parent is IReturnOperation) return true;
        return Answers.Of(send) is { } answer
            && LocalValues.ReferencesTo(answer, send.Root()).ToList() is { Count: > 0 } uses
            && uses.All(use => use.Parent is IReturnOperation or IConversionOperation { Parent: IReturnOperation });
    }
}
