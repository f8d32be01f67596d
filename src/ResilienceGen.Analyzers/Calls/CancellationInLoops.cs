using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>A catch in a retry loop that takes the cancellation of a token for a failure.</summary>
internal sealed record CaughtCancellation(CatchClauseSyntax Clause, string Token);

/// <summary>Finds retry loops that go on after the caller has cancelled.</summary>
internal static class CancellationInLoops
{
    public static CaughtCancellation? Of(SiteVerdict site)
    {
        if (site.Guard is not { Guard: ILoopOperation loop, Attempt: IInvocationOperation attempt } || TokenOf(attempt) is not { } token) return null;
        // What stands in a helper of another type is that type's to report.
        if (!ReferenceEquals(loop.Root(), site.Sink.Operation.Root())) return null;
        var flow = new LoopFlow(loop);
        foreach (var scope in attempt.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, loop)).OfType<ITryOperation>())
        {
            if (!attempt.IsWithin(scope.Body) || AsksAnyToken(loop, scope)) continue;
            foreach (var handler in scope.Catches)
            {
                if (handler.Syntax is CatchClauseSyntax clause
                    && RepeatFailures.Of(handler, scope).Certainly(Failures.Cancellation)
                    && (flow.After(scope, flow.Of(handler.Handler)) & Exits.GoesBack) != 0)
                    return new CaughtCancellation(clause, token.Parameter.Name);
            }
        }

        return null;
    }

    private static IParameterReferenceOperation? TokenOf(IInvocationOperation attempt) => attempt.Arguments
        .Where(argument => HttpTypes.IsCancellationToken(argument.Parameter?.Type))
        .Select(argument => argument.Value.Unwrap()).OfType<IParameterReferenceOperation>().FirstOrDefault();

    // A wait that is given the token, a test of it, a handler that looks at it: each ends the loop.
    private static bool AsksAnyToken(ILoopOperation loop, ITryOperation scope) => loop.Descendants<IOperation>().Any(part =>
        (HttpTypes.IsCancellationToken(part.Type) || part.Type?.Name == "CancellationTokenSource")
        && part is IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation
        && !part.IsWithin(scope.Body));
}
