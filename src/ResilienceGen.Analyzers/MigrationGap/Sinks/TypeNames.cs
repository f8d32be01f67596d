using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>The names that a type's own syntax writes, in all its parts and without its nested types.</summary>
internal static class TypeNames
{
    public static IEnumerable<string> WrittenIn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        from reference in type.DeclaringSyntaxReferences
        let declaration = reference.GetSyntax(cancellationToken)
        from node in declaration.DescendantNodes(node => node == declaration || node is not BaseTypeDeclarationSyntax)
        let name = (node as SimpleNameSyntax)?.Identifier.ValueText
        where name is not null
        select name;
}
