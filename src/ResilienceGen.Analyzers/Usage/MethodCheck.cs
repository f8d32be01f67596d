using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4002, RSG4003, RSG4005 and RSG4006: what becomes of one method of a marked interface.</summary>
internal sealed class MethodCheck(INamedTypeSymbol wrapped, Location markedDeclaration, WrapperReading reading, Report report)
{
    private readonly PolicyReader _policies = new(wrapped);

    public void Report(MethodReading method)
    {
        if (method.Unprotected is { } reason)
            report(UsageRules.MemberCannotBeProtected, NameOf(method.Symbol), [method.Symbol.Name, reason]);

        if (method.Operation is { } operation)
        {
            ReportContradictions(method.Symbol);
            ReportMissingToken(method.Symbol, operation);
            ReportRetriedWrite(method.Symbol, operation);
        }
    }

    private void ReportContradictions(IMethodSymbol method)
    {
        var effective = new EffectivePolicies(_policies, method);
        foreach (var contradiction in new[] { effective.AttemptContradiction(), effective.DelayContradiction() })
        {
            if (contradiction is var (place, message)) report(UsageRules.PoliciesContradict, place ?? markedDeclaration, [message]);
        }
    }

    // Only where somebody wrote a timeout for this interface: the defaults promise nothing about a method without a token.
    private void ReportMissingToken(IMethodSymbol method, OperationModel operation)
    {
        if (operation is { Token: null, Policy.Policies.Timeout.IsOn: true }
            && _policies.Nearest(method, KnownTypes.TimeoutAttribute) is { Level: not IAssemblySymbol })
        {
            report(UsageRules.TimeoutCannotCancel, NameOf(method), [method.Name]);
        }
    }

    private void ReportRetriedWrite(IMethodSymbol method, OperationModel operation)
    {
        if (operation.Policy.IsIdempotent || method.Has(KnownTypes.NonIdempotentAttribute)) return;

        if (operation.Policy.Policies.Retry is { IsOn: true } && method.Find(KnownTypes.RetryAttribute) is { } retry
            && retry.ValueOf("MaxRetryAttempts", PolicyDefaults.MaxRetryAttempts) != 0)
            report(UsageRules.WriteIsRetried, Places.Attribute(retry) ?? markedDeclaration, [method.Name, "[Retry]"]);
        else if (reading.Model is { Chain.Count: > 1 })
            report(UsageRules.WriteIsRetried, NameOf(method), [method.Name, "[FallbackChain]"]);
    }

    private Location NameOf(IMethodSymbol method) => Places.Name(method) ?? markedDeclaration;
}
