using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// Proves that nobody but the container creates a member of a chain: it is a class of this project, code outside of an application cannot
/// see it, and no code registers or creates it itself, because none but its own and the chains name it.
/// </summary>
internal sealed class ContainerCreation(Compilation compilation, CancellationToken cancellationToken)
{
    public bool IsCertain(INamedTypeSymbol member) =>
        member is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false }
        && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly)
        && compilation.GetTypeByMetadataName(KnownTypes.ServiceCollection) is not null
        && (IsApplication || Reach.Of(member, compilation) == Reach.Internal)
        && compilation.SyntaxTrees.All(tree => IsNamedInChainsOnly(member, SourceWords.Of(tree, cancellationToken)));

    private bool IsApplication => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    private bool IsNamedInChainsOnly(INamedTypeSymbol member, SourceWords words)
    {
        var places = words.Places(SourceWords.HashOf(member.Name)).ToArray();
        if (places.Length == 0) return true;
        var root = words.Tree.GetRoot(cancellationToken);
        return places.Select(place => root.FindToken(place)).All(token => token.ValueText != member.Name || !token.IsKind(SyntaxKind.IdentifierToken) || IsHarmless(token.Parent!, member));
    }

    private bool IsHarmless(SyntaxNode name, INamedTypeSymbol member) =>
        name.AncestorsAndSelf().Any(node => node is AttributeSyntax || IsDeclarationOf(node, member) || IsGenerated(node));

    // Its own code may name it: the declaration, and constructors.
    private static bool IsDeclarationOf(SyntaxNode node, INamedTypeSymbol member) =>
        node is TypeDeclarationSyntax && member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == node.SyntaxTree && reference.Span == node.Span);

    // The registration that our generator wrote is the container's own.
    private static bool IsGenerated(SyntaxNode node) =>
        node is TypeDeclarationSyntax type && type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ToString().Contains($"\"{KnownTypes.GeneratorName}\""));
}
