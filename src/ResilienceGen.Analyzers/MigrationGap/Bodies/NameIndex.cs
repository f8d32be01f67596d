using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Which members write which name: positions only, so that no syntax node is kept alive.</summary>
internal sealed class NameIndex
{
    private const string Nameless = "new()";

    private readonly Dictionary<string, List<(SyntaxTree Tree, int Position)>> _places = new(StringComparer.Ordinal);

    /// <summary>Every name that is written.</summary>
    public IEnumerable<string> Names => _places.Keys;

    /// <summary>Whether the name is called on something, and not only declared.</summary>
    public bool IsCalled(string name) =>
        _places.TryGetValue(name, out var places)
        && places.Any(place => place.Tree.GetRoot().FindToken(place.Position).Parent is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } });

    public static NameIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var index = new NameIndex();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken)) index.Add(token.ValueText, token);
                else if (IsNamelessCreation(token)) index.Add(Nameless, token);
            }
        }

        return index;
    }

    /// <summary>The member declarations in which the name is written.</summary>
    public IEnumerable<MemberDeclarationSyntax> Members(string name) => Members(name, _ => true);

    private IEnumerable<MemberDeclarationSyntax> Members(string name, Func<SyntaxTree, bool> within) =>
        !_places.TryGetValue(name, out var places)
            ? []
            : places.Where(place => within(place.Tree))
                .Select(place => place.Tree.GetRoot().FindToken(place.Position).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>())
                .OfType<MemberDeclarationSyntax>();

    /// <summary>
    /// The members with <c>new(...)</c>, <c>: this(...)</c> or <c>: base(...)</c>, which do not repeat the name of what they create;
    /// only in files that write the type's name somewhere, or every body of the compilation would have to be bound.
    /// </summary>
    public IEnumerable<MemberDeclarationSyntax> NamelessCreations(string type)
    {
        var trees = _places.TryGetValue(type, out var places) ? new HashSet<SyntaxTree>(places.Select(place => place.Tree)) : [];
        return Members(Nameless, trees.Contains);
    }

    private void Add(string name, SyntaxToken token)
    {
        if (!_places.TryGetValue(name, out var places)) _places.Add(name, places = []);
        places.Add((token.SyntaxTree!, token.SpanStart));
    }

    private static bool IsNamelessCreation(SyntaxToken token) =>
        token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.BaseKeyword or SyntaxKind.ThisKeyword
        && token.Parent is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax;
}
