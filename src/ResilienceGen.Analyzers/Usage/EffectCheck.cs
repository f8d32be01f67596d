using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4008: attributes where no wrapper reads them, and properties that mean nothing to a method.</summary>
internal static class EffectCheck
{
    private static readonly string[] OfClasses = [KnownTypes.RetryAttribute, KnownTypes.TimeoutAttribute, KnownTypes.CircuitBreakerAttribute];

    /// <summary>The policies that nobody has by default.</summary>
    public static readonly string[] Chosen =
        [KnownTypes.HedgeAttribute, KnownTypes.ConcurrencyLimitAttribute, KnownTypes.SingleFlightAttribute, KnownTypes.CacheResultAttribute];

    private static readonly string[] OfMethods = [.. OfClasses, .. Chosen, KnownTypes.FallbackAttribute, KnownTypes.HandleResultAttribute];

    public static void Report(IMethodSymbol method, Report report)
    {
        if (method.GetAttributes().IsEmpty) return;
        if (WhyIneffective(method) is { } reason)
            foreach (var policy in OfMethods) Report(method.Find(policy), reason, report);
        else
            ReportProperties(method, CallShape.Of(method.ReturnType), report);
    }

    /// <summary>A chain belongs to the marked interface itself; policies may wait on a base for the interfaces that inherit them.</summary>
    public static void ReportUnmarked(INamedTypeSymbol type, Report report) =>
        Report(type.Find(KnownTypes.FallbackChainAttribute), "the interface is not marked [Resilient]; add it", report);

    /// <summary>Routes need a chain that they lead along.</summary>
    public static void ReportRoutes(INamedTypeSymbol type, Report report)
    {
        if (type.Has(KnownTypes.FallbackChainAttribute)) return;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed(KnownTypes.FallbackRouteAttribute)) Report(attribute, "the interface has no [FallbackChain]; add it", report);
        }
    }

    /// <summary>Whether the class carries policies that a member of a chain may have.</summary>
    public static bool HasPolicies(INamedTypeSymbol type) => !type.GetAttributes().IsEmpty && OfClasses.Any(type.Has);

    /// <summary>A class that is no member of a chain has no use for policies.</summary>
    public static void ReportClass(INamedTypeSymbol type, Report report)
    {
        foreach (var policy in OfClasses)
            Report(type.Find(policy), "only a class that a [FallbackChain] names has policies of its own; move it to the interface that is marked [Resilient]", report);
    }

    private static string? WhyIneffective(IMethodSymbol method) => method switch
    {
        { ContainingType.TypeKind: not TypeKind.Interface } => "only methods of interfaces get a wrapper; move it to the interface that is marked [Resilient]",
        { MethodKind: not MethodKind.Ordinary } => "properties and events pass through; remove it",
        { IsStatic: true } or { IsAbstract: false, IsVirtual: false } => "no wrapper stands in front of this method; remove it",
        _ when method.Has(KnownTypes.NoResilienceAttribute) => "the method is marked [NoResilience]; remove one of the two",
        _ => null,
    };

    private static void ReportProperties(IMethodSymbol method, CallKind call, Report report)
    {
        var timeout = method.Find(KnownTypes.TimeoutAttribute);
        if (call == CallKind.Execute && timeout?.ValueOf("Abandon", false) == true)
            ReportProperty(timeout, "Abandon", "a synchronous call ends when the callee returns; remove it, or make the method asynchronous", report);
        if (call != CallKind.ExecuteStream && timeout?.ValueOf("IdleMs", 0) > 0)
            ReportProperty(timeout, "IdleMs", "the method returns no stream; remove it", report);
        if (call == CallKind.Execute && method.Find(KnownTypes.ConcurrencyLimitAttribute) is { } limit && limit.ValueOf("QueueLimit", 0) > 0)
            ReportProperty(limit, "QueueLimit", "a synchronous call does not wait in a queue; remove it, or make the method asynchronous", report);
    }

    private static void ReportProperty(AttributeData attribute, string property, string reason, Report report)
    {
        if (Places.Property(attribute, property) is { } place) report(UsageRules.PolicyHasNoEffect, place, [property, reason]);
    }

    private static void Report(AttributeData? attribute, string reason, Report report)
    {
        if (attribute is not null && Places.Attribute(attribute) is { } place) report(UsageRules.PolicyHasNoEffect, place, [Places.NameOf(attribute), reason]);
    }
}
