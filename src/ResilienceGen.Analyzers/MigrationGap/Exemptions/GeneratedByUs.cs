using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>Recognises the output of our own generator by the attribute it writes.</summary>
internal static class GeneratedByUs
{
    public static bool Is(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is string tool
        && tool.StartsWith("ResilienceGen", StringComparison.Ordinal));
}
