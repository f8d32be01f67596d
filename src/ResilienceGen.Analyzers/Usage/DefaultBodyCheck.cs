using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// RSG4011: a default body that calls its own interface. The wrapper stands in front of the method, the body runs on the implementation:
/// what it calls there goes past the wrapper, and a policy that somebody wrote for the called method does not apply.
/// </summary>
internal static class DefaultBodyCheck
{
    private static readonly string[] Policies = [KnownTypes.RetryAttribute, KnownTypes.TimeoutAttribute, KnownTypes.CircuitBreakerAttribute];

    public static void Register(SymbolStartAnalysisContext context, Findings findings)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface } type || !type.Has(KnownTypes.ResilientAttribute)) return;
        if (!type.GetMembers().OfType<IMethodSymbol>().Any(IsDefault)) return;

        var policies = new PolicyReader(type);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method || !IsDefault(method)) return;
            var report = findings.To(block.ReportDiagnostic);
            foreach (var call in block.OperationBlocks.SelectMany(body => body.DescendantsAndSelf()).OfType<IInvocationOperation>())
            {
                if (call.Instance is IInstanceReferenceOperation && IsBypassed(call.TargetMethod, method, policies))
                    report(UsageRules.DefaultBodyBypassesWrapper, call.Syntax.GetLocation(), [method.Name, call.TargetMethod.Name]);
            }
        });
    }

    private static bool IsDefault(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: false, IsVirtual: true };

    // Where nobody wrote a policy nobody relies on one; whoever opts the body out relies on the calls in it.
    private static bool IsBypassed(IMethodSymbol called, IMethodSymbol body, PolicyReader policies) =>
        called is { IsStatic: false, MethodKind: MethodKind.Ordinary } and ({ IsAbstract: true } or { IsVirtual: true })
        && !policies.LeavesAlone(called)
        && UnprotectedShape.Reason(called) is null
        && (body.Has(KnownTypes.NoResilienceAttribute) || Policies.Any(policy => called.Find(policy)?.ValueOf("Enabled", true) == true));
}
