using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>Recognises a class of tests by the attributes of the test frameworks.</summary>
internal static class TestAttributes
{
    private static readonly string[] Frameworks = ["Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "TUnit.Core"];

    public static bool In(INamedTypeSymbol type) =>
        IsMarked(type) || type.GetMembers().OfType<IMethodSymbol>().Any(IsMarked);

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { } marker
        && (marker.TypeKind == TypeKind.Error ? IsInTestFile(attribute) : Frameworks.Any(framework => marker.IsBelow(framework))));

    // Without its package the attribute does not bind; the file still says where it would come from.
    private static bool IsInTestFile(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.SyntaxTree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Any(directive => Frameworks.Contains(directive.Name?.ToString())) == true;
}
