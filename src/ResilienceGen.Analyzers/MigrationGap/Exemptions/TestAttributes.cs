using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>Recognises a class of tests by the attributes of the test frameworks.</summary>
internal static class TestAttributes
{
    private static readonly string[] Frameworks = ["Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "TUnit.Core"];

    public static bool In(INamedTypeSymbol type) =>
        IsMarked(type) || type.GetMembers().OfType<IMethodSymbol>().Any(IsMarked);

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { } marker && Frameworks.Any(framework => marker.IsBelow(framework)));
}
