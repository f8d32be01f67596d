using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Which names of a set a type's own syntax writes, in all its parts and without its nested types. Each file is asked once.</summary>
internal sealed class TypeNames(IEnumerable<string> names)
{
    private readonly WordSet _names = new(names);
    private readonly ConcurrentDictionary<SyntaxTree, (int Place, string Name)[]> _places = [];

    /// <summary>Whether any file writes one of the names, if only in a comment.</summary>
    public bool MayBeWrittenIn(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => PlacesIn(tree, cancellationToken).Length > 0);

    public IEnumerable<string> WrittenIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            var written = "";
            foreach (var (place, name) in PlacesIn(part.SyntaxTree, cancellationToken))
            {
                // The places of one name stand together, and one of them is enough.
                if (name != written && part.Span.Contains(place) && IsOwn(part.GetSyntax(cancellationToken), place, name)) yield return written = name;
            }
        }
    }

    private (int Place, string Name)[] PlacesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        _places.TryGetValue(tree, out var known) ? known : _places.GetOrAdd(tree, SourceWords.Of(tree, cancellationToken).Places(_names));

    private static bool IsOwn(SyntaxNode declaration, int place, string name)
    {
        var token = declaration.FindToken(place);
        return token.Span.Contains(place)
            && token.ValueText == name
            && token.Parent is SimpleNameSyntax user
            && user.Ancestors().First(node => node == declaration || node is BaseTypeDeclarationSyntax) == declaration;
    }
}
