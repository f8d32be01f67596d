using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4016, RSG4017 and RSG4018: the parameters that attributes speak of.</summary>
internal static class ParameterCheck
{
    /// <summary>The methods of a marked interface that run on the resilient path, together: a name on the interface may mean a parameter of any of them.</summary>
    public static void ReportPartitions(IReadOnlyCollection<IMethodSymbol> operations, PolicyReader policies, Report report)
    {
        var declarations = from operation in operations
                           let declaration = policies.Nearest(operation, KnownTypes.CircuitBreakerAttribute)
                           where declaration is { Level: not IAssemblySymbol } && declaration.Attribute.Written("PartitionBy")?.Value is string
                           group operation by declaration.Attribute;
        foreach (var declaration in declarations)
        {
            if (declaration.All(operation => CircuitPartition.Parameter(operation, declaration.Key) is null))
                ReportPartition(declaration.Key, declaration.Count() == 1 ? $"'{declaration.First().Name}'" : "any method of the interface", report);
        }
    }

    public static void ReportPartition(AttributeData circuitBreaker, string owner, Report report)
    {
        if (circuitBreaker.Written("PartitionBy")?.Value is string name && Places.Property(circuitBreaker, "PartitionBy") is { } place)
            report(UsageRules.PartitionNamesNoParameter, place, [name, owner]);
    }

    public static void ReportSentOnce(IMethodSymbol method, Location markedDeclaration, Report report)
    {
        if (SentOnce.In(method) is not { } parameter || method.Has(KnownTypes.NonIdempotentAttribute)) return;

        var promise = method.Has(KnownTypes.IdempotentAttribute) ? "[Idempotent]"
            : method.Find(KnownTypes.RetryAttribute) is { } retry && Retries(retry) ? "[Retry]"
            : null;
        if (promise is not null)
            report(UsageRules.ParameterIsSentOnce, Places.Name(parameter) ?? markedDeclaration, [promise, method.Name, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)]);
    }

    public static void ReportKeys(IMethodSymbol method, Report report)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Interface }) return;

        var isFirst = true;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Find(KnownTypes.IdempotencyKeyAttribute) is not { } attribute || Places.Attribute(attribute) is not { } place) continue;
            if (parameter is { RefKind: RefKind.None or RefKind.In, Type.TypeKind: not TypeKind.Error } && IdempotencyKey.Made(parameter) is null)
                report(UsageRules.KeyCannotBeUsed, place, [parameter.Name, $"is a '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; a key is a string or a Guid"]);
            else if (!isFirst)
                report(UsageRules.KeyCannotBeUsed, place, [parameter.Name, "is the second one; a request has one key"]);
            isFirst = false;
        }
    }

    /// <summary>Whether the attribute asks for retries.</summary>
    public static bool Retries(AttributeData retry) =>
        retry.ValueOf("Enabled", true) && retry.ValueOf("MaxRetryAttempts", PolicyDefaults.MaxRetryAttempts) != 0;
}
