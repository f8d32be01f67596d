using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>What a fix is asked to repair.</summary>
internal sealed record Finding(Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, CancellationToken CancellationToken)
{
    /// <summary>The innermost node at the squiggle.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The call whose name is reported.</summary>
    public InvocationExpressionSyntax? Invocation => Node.Parent switch
    {
        InvocationExpressionSyntax call => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary>How the type is written here: short where a using allows it; null where the project does not know it.</summary>
    public string? TypeName(string fullName) => TypeName(fullName, Node);

    /// <summary>How the type is written at another place of the file.</summary>
    public string? TypeName(string fullName, SyntaxNode place) =>
        Model.Compilation.GetTypeByMetadataName(fullName)?.ToMinimalDisplayString(Model, place.SpanStart);
}
