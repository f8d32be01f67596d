using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The execute methods of Polly 8 pipelines and Polly 7 policies, whatever assembly they come from.</summary>
internal static class PollyGuards
{
    public static bool Is(IMethodSymbol method) =>
        method.Name.StartsWith("Execute", StringComparison.Ordinal) && method.ContainingType?.IsBelow(KnownTypes.PollyNamespace) == true;

    /// <summary>Whether a value of the type can guard a call: a pipeline or a policy.</summary>
    public static bool IsGuardType(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && named.IsBelow(KnownTypes.PollyNamespace)
        && (named.Is(KnownTypes.ResiliencePipeline) || named.AllInterfaces.Any(IsPolicy) || IsPolicy(named));

    private static bool IsPolicy(INamedTypeSymbol type) =>
        type.Name is "IAsyncPolicy" or "ISyncPolicy" or "Policy" or "AsyncPolicy" or "PolicyBase";
}
