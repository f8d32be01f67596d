using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Which members write which name: positions only, so that no syntax node is kept alive.</summary>
internal sealed class NameIndex
{
    /// <summary>Stands for <c>new(...)</c>, <c>: this(...)</c> and <c>: base(...)</c>, which do not repeat the name of what they create.</summary>
    public const string NamelessCreation = "new()";

    private readonly Dictionary<string, List<(SyntaxTree Tree, int Position)>> _places = new(StringComparer.Ordinal);

    public static NameIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var index = new NameIndex();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken)) index.Add(token.ValueText, token);
                else if (IsNamelessCreation(token)) index.Add(NamelessCreation, token);
            }
        }

        return index;
    }

    /// <summary>The member declarations in which the name is written.</summary>
    public IEnumerable<MemberDeclarationSyntax> Members(string name) =>
        !_places.TryGetValue(name, out var places)
            ? []
            : places.Select(place => place.Tree.GetRoot().FindToken(place.Position).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>()).OfType<MemberDeclarationSyntax>();

    private void Add(string name, SyntaxToken token)
    {
        if (!_places.TryGetValue(name, out var places)) _places.Add(name, places = []);
        places.Add((token.SyntaxTree!, token.SpanStart));
    }

    private static bool IsNamelessCreation(SyntaxToken token) =>
        token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.BaseKeyword or SyntaxKind.ThisKeyword
        && token.Parent is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax;
}
