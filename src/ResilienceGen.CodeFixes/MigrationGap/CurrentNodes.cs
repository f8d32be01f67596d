using Microsoft.CodeAnalysis;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Finds the nodes of the original document in the partly edited one.</summary>
internal sealed class CurrentNodes(SyntaxNode? root)
{
    /// <summary>Before the first edit every node is where it was.</summary>
    public static CurrentNodes Unchanged { get; } = new(null);

    public T Of<T>(T original)
        where T : SyntaxNode
        => Find(original) ?? throw new InvalidOperationException("An earlier edit removed a node that a later one needs.");

    /// <summary>The node's present form; null when an edit has replaced it.</summary>
    public T? Find<T>(T original)
        where T : SyntaxNode
        => root is null ? original : root.GetCurrentNode(original);
}
