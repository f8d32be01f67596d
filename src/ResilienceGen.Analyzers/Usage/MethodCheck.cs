using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4002, RSG4003, RSG4005, RSG4006 and what belongs to single operations: what becomes of the methods of a marked interface.</summary>
internal sealed class MethodCheck(INamedTypeSymbol wrapped, Location markedDeclaration, WrapperReading reading, Compilation compilation, Report report)
{
    private readonly PolicyReader _policies = new(wrapped);

    public void Report()
    {
        foreach (var method in reading.Methods) Report(method);
        ParameterCheck.ReportPartitions([.. reading.Methods.Where(method => method.Operation is not null).Select(method => method.Symbol)], _policies, report);
    }

    private void Report(MethodReading method)
    {
        if (method.Unprotected is { } reason)
            report(UsageRules.MemberCannotBeProtected, NameOf(method.Symbol), [method.Symbol.Name, reason]);

        if (method.Operation is { } operation)
        {
            new EffectivePolicies(_policies, method.Symbol).Report(report, markedDeclaration);
            ReportMissingToken(method.Symbol, operation);
            ReportRetriedWrite(method.Symbol, operation);
            ReportMisfits(method.Symbol);
            ParameterCheck.ReportSentOnce(method.Symbol, markedDeclaration, report);
            ReportResultPredicate(method.Symbol);
            FallbackCheck.Report(method.Symbol, markedDeclaration, compilation, report);
        }
    }

    // Only where somebody wrote a timeout for this interface: the defaults promise nothing about a method without a token. An asynchronous call
    // that may be abandoned ends in time.
    private void ReportMissingToken(IMethodSymbol method, OperationModel operation)
    {
        if (operation is { Token: null, Policy.Policies.Timeout.IsOn: true }
            && _policies.Nearest(method, KnownTypes.TimeoutAttribute) is { Level: not IAssemblySymbol } timeout
            && !(operation.Call != CallKind.Execute && timeout.Attribute.ValueOf("Abandon", false)))
        {
            report(UsageRules.TimeoutCannotCancel, NameOf(method), [method.Name]);
        }
    }

    private void ReportRetriedWrite(IMethodSymbol method, OperationModel operation)
    {
        if (operation.Policy.IsIdempotent || method.Has(KnownTypes.NonIdempotentAttribute) || SentOnce.In(method) is not null) return;

        if (method.Find(KnownTypes.RetryAttribute) is { } retry && ParameterCheck.Retries(retry))
            report(UsageRules.WriteIsRetried, Places.Attribute(retry) ?? markedDeclaration, [method.Name, "[Retry]"]);
        else if (reading.Model is { Chain.Count: > 1 })
            report(UsageRules.WriteIsRetried, NameOf(method), [method.Name, "[FallbackChain]"]);
    }

    private void ReportResultPredicate(IMethodSymbol method)
    {
        if (method.Find(KnownTypes.HandleResultAttribute) is { } attribute && HandledResult.Of(method, attribute, compilation).Problem is { } problem)
            report(UsageRules.ResultPredicateCannotBeUsed, Places.Attribute(attribute) ?? markedDeclaration, [method.Name, problem]);
    }

    // On the interface a policy is meant for the methods that it fits.
    private void ReportMisfits(IMethodSymbol method)
    {
        foreach (var policy in EffectCheck.Chosen)
        {
            if (method.Find(policy) is { } attribute && attribute.ValueOf("Enabled", true) && PolicyFit.Misfit(policy, method) is { } reason)
                report(UsageRules.PolicyDoesNotFit, Places.Attribute(attribute) ?? markedDeclaration, [Places.NameOf(attribute), method.Name, reason]);
        }
    }

    private Location NameOf(IMethodSymbol method) => Places.Name(method) ?? markedDeclaration;
}
