using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Which names of a set a type's own syntax writes, in all its parts and without its nested types. Each file is asked once.</summary>
internal sealed class TypeNames(IEnumerable<string> names)
{
    private readonly (string Name, uint Hash)[] _names = [.. names.Distinct().Select(name => (name, SourceWords.HashOf(name)))];
    private readonly ConcurrentDictionary<SyntaxTree, (int Place, string Name)[]> _places = [];

    /// <summary>Whether any file writes one of the names, if only in a comment.</summary>
    public bool MayBeWrittenIn(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => PlacesIn(tree, cancellationToken).Length > 0);

    public IEnumerable<string> WrittenIn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        from part in type.DeclaringSyntaxReferences
        from written in PlacesIn(part.SyntaxTree, cancellationToken)
        where part.Span.Contains(written.Place) && IsOwn(part.GetSyntax(cancellationToken), written.Place, written.Name)
        select written.Name;

    private (int Place, string Name)[] PlacesIn(SyntaxTree tree, CancellationToken cancellationToken) => _places.GetOrAdd(tree, key =>
    {
        var words = SourceWords.Of(key, cancellationToken);
        return [.. from name in _names where words.Writes(name.Hash) from place in words.Places(name.Hash) select (place, name.Name)];
    });

    private static bool IsOwn(SyntaxNode declaration, int place, string name)
    {
        var token = declaration.FindToken(place);
        return token.Span.Contains(place)
            && token.ValueText == name
            && token.Parent is SimpleNameSyntax user
            && user.Ancestors().First(node => node == declaration || node is BaseTypeDeclarationSyntax) == declaration;
    }
}
