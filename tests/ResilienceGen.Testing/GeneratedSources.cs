using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>What a generator wrote, and the compilation that includes it.</summary>
public sealed record GeneratedSources(CSharpCompilation Compilation, ImmutableArray<GeneratedSourceResult> Files)
{
    /// <summary>The text of the only generated file.</summary>
    public string Text => Assert.Single(Files).SourceText.ToString();

    /// <summary>
    /// The body of the one generated member of that name, without indentation: the statements or the expression of a method,
    /// the accessors of a property or event.
    /// </summary>
    public string Body(string member)
    {
        var declaration = Assert.Single(Members().Where(candidate => NameOf(candidate) == member));
        SyntaxNode body = declaration switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.ExpressionBody?.Expression ?? method.Body!,
            BasePropertyDeclarationSyntax property => property.AccessorList!,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Initializer!.Value,
            _ => throw new ArgumentException($"'{member}' has no body.", nameof(member)),
        };
        return Unindented(body, declaration);
    }

    /// <summary>The whole declaration of the one generated member of that name, without indentation and documentation.</summary>
    public string Declaration(string member)
    {
        var declaration = Assert.Single(Members().Where(candidate => NameOf(candidate) == member));
        return Unindented(declaration.WithoutLeadingTrivia(), declaration);
    }

    /// <summary>Fails on any error or warning in the whole compilation.</summary>
    public GeneratedSources AssertCompiles()
    {
        Assert.Empty(Problems());
        return this;
    }

    /// <summary>What the compiler says about the whole compilation, each with its line.</summary>
    public IEnumerable<string> Problems(DiagnosticSeverity lowest = DiagnosticSeverity.Warning) => Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= lowest)
        .Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");

    private IEnumerable<MemberDeclarationSyntax> Members() =>
        Files.SelectMany(file => file.SyntaxTree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>());

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.ExplicitInterfaceSpecifier is null ? method.Identifier.ValueText : $"{Last(method.ExplicitInterfaceSpecifier)}.{method.Identifier.ValueText}",
        ConstructorDeclarationSyntax => ".ctor",
        PropertyDeclarationSyntax property => property.ExplicitInterfaceSpecifier is null ? property.Identifier.ValueText : $"{Last(property.ExplicitInterfaceSpecifier)}.{property.Identifier.ValueText}",
        EventDeclarationSyntax happening => happening.Identifier.ValueText,
        IndexerDeclarationSyntax => "this[]",
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => null,
    };

    private static string Last(ExplicitInterfaceSpecifierSyntax specifier) => specifier.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        var name => name.ToString(),
    };

    private static string Unindented(SyntaxNode node, MemberDeclarationSyntax declaration)
    {
        var indent = declaration.GetLocation().GetLineSpan().StartLinePosition.Character;
        return node.ToString().Replace("\n" + new string(' ', indent), "\n");
    }
}
