using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2010: a catch inside a guard's callback turns the failure into a result, so that the guard never sees it.</summary>
internal sealed class ExceptionSwallowedInGuard : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ExceptionSwallowedInGuard,
        "Exception is swallowed inside a guard",
        "This catch turns every failure of {0} into a result before {1} can see it, so nothing is sent again; let the exception pass",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A guard that acts on exceptions is blind to a failure that its callback returns as null or as a default.",
        helpLinkUri: RuleHelp.Link(RuleIds.ExceptionSwallowedInGuard));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        where call.Site.Guard is { How: "lambda" } && call.Resend.Handled.Certainly(Failures.Transport) && !call.Resend.Handled.Perhaps(Failures.Results)
        let clause = Swallowing(call.Site.Sink.Operation, call.Site.Guard!.Attempt!)?.Syntax as CatchClauseSyntax
        where clause is not null
        group call by clause into hidden
        let first = hidden.First()
        select Diagnostic.Create(Descriptor, hidden.Key.CatchKeyword.GetLocation(), [first.Site.Location], first.Site.CalleeName, first.Resend.Name);

    // The catches between the call and the edge of the callback, or of the helper that the callback calls.
    private static ICatchClauseOperation? Swallowing(IOperation call, IOperation callback)
    {
        foreach (var ancestor in call.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, callback)))
        {
            if (ancestor is ILoopOperation) return null;
            if (ancestor is not ITryOperation attempt || !call.IsWithin(attempt.Body)) continue;
            if (attempt.Catches.FirstOrDefault(handler => (ExceptionFailures.Of(handler.ExceptionType) & Failures.Transport) != 0) is not { } first) continue;
            return EndsInResult(first) ? first : null;
        }

        return null;
    }

    private static bool EndsInResult(ICatchClauseOperation handler) =>
        handler.Filter is null
        && handler.Handler.Operations.LastOrDefault() is IReturnOperation { ReturnedValue: not null }
        && handler.Handler.Operations.All(IsPlain)
        && !handler.Handler.DescendantsInFunction<IOperation>().Any(part => part switch
        {
            IThrowOperation => true,
            IInvocationOperation call => call.TargetMethod.Name.IndexOf("Throw", StringComparison.Ordinal) >= 0 || call.TargetMethod.ContainingType.Name == "Outcome",
            _ => false,
        });

    // A decision in the handler may be about the exception.
    private static bool IsPlain(IOperation statement) => statement is IExpressionStatementOperation or IReturnOperation or IVariableDeclarationGroupOperation;
}
