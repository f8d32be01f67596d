using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4008: attributes where no wrapper reads them.</summary>
internal static class EffectCheck
{
    private static readonly string[] Policies = [KnownTypes.RetryAttribute, KnownTypes.TimeoutAttribute, KnownTypes.CircuitBreakerAttribute];

    public static void Report(IMethodSymbol method, Report report)
    {
        if (method.GetAttributes().IsEmpty || WhyIneffective(method) is not { } reason) return;
        foreach (var policy in Policies) Report(method.Find(policy), reason, report);
    }

    /// <summary>A chain belongs to the marked interface itself; policies may wait on a base for the interfaces that inherit them.</summary>
    public static void ReportUnmarked(INamedTypeSymbol type, Report report) =>
        Report(type.Find(KnownTypes.FallbackChainAttribute), "the interface is not marked [Resilient]; add it", report);

    private static string? WhyIneffective(IMethodSymbol method) => method switch
    {
        { ContainingType.TypeKind: not TypeKind.Interface } => "only methods of interfaces get a wrapper; move it to the interface that is marked [Resilient]",
        { MethodKind: not MethodKind.Ordinary } => "properties and events pass through; remove it",
        { IsStatic: true } or { IsAbstract: false, IsVirtual: false } => "no wrapper stands in front of this method; remove it",
        _ when method.Has(KnownTypes.NoResilienceAttribute) => "the method is marked [NoResilience]; remove one of the two",
        _ => null,
    };

    private static void Report(AttributeData? attribute, string reason, Report report)
    {
        const string suffix = "Attribute";
        if (attribute is null || Places.Attribute(attribute) is not { } place) return;

        var name = attribute.AttributeClass!.Name;
        report(UsageRules.PolicyHasNoEffect, place, [name.Substring(0, name.Length - suffix.Length), reason]);
    }
}
