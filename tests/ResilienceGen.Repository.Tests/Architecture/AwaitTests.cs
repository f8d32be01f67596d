using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Repository.Tests.Architecture;

/// <summary>R26: the runtime never comes back to a synchronisation context.</summary>
public sealed class AwaitTests
{
    [Fact]
    public void R26_EveryAwaitOfTheRuntime_SaysConfigureAwaitFalse()
    {
        var bare =
            from file in RepositoryRoot.Files("src/ResilienceGen", "*.cs")
            from awaited in Awaited(CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())
            where !awaited.ToString().EndsWith(".ConfigureAwait(false)", StringComparison.Ordinal)
            select $"{RepositoryRoot.Relative(file)}:{awaited.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {awaited}";

        Assert.Empty(bare);
    }

    private static IEnumerable<SyntaxNode> Awaited(SyntaxNode root) => root.DescendantNodes().Select(SyntaxNode? (node) => node switch
    {
        AwaitExpressionSyntax expression => expression.Expression,
        UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } statement => (SyntaxNode?)statement.Expression ?? statement.Declaration,
        ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } loop => loop.Expression,
        _ => null,
    }).OfType<SyntaxNode>();
}
