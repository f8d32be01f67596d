using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>The edit of one call site: the call becomes a call of the path, and what builds its request moves along.</summary>
internal sealed class SiteRewrite
{
    private readonly CallSite _site;
    private readonly RequestConstruction? _construction;
    private readonly PathCall _call;

    private SiteRewrite(CallSite site, RequestConstruction? construction, PathCall call)
    {
        _site = site;
        _construction = construction;
        _call = call;
    }

    /// <summary>The part of the document that the edit is about.</summary>
    public TextSpan Region => TextSpan.FromBounds(_construction?.Statements[0].SpanStart ?? _site.Invocation.SpanStart, _site.Invocation.Span.End);

    /// <summary>The original nodes that <see cref="Apply"/> has to find again after other edits.</summary>
    public IEnumerable<SyntaxNode> Touched =>
        _construction is null
            ? [_site.Invocation, .. _call.Token.Replaced]
            : [_site.Invocation, .. _call.Token.Replaced, .. _construction.Statements, _construction.Send, _construction.Send.Parent!];

    /// <summary>Plans the edit; null where the route cannot take everything that the call site says.</summary>
    public static SiteRewrite? Plan(CallSite site, Route route)
    {
        RequestConstruction? construction = null;
        if (route.RunsPerAttempt && site.Argument(Shapes.IsRequest)?.Syntax.Expression is IdentifierNameSyntax request)
        {
            construction = RequestConstruction.Read(request, site.Model, site.CancellationToken);
            if (construction is null) return null;
        }

        var call = new PathCall(site, route, construction, AttemptToken.For(site, route, construction));
        return call.Text(CurrentNodes.Unchanged) is null ? null : new SiteRewrite(site, construction, call);
    }

    public SyntaxNode Apply(SyntaxNode root)
    {
        var nodes = new CurrentNodes(root);
        var invocation = nodes.Of(_site.Invocation);
        if (_call.Text(nodes) is not { } text) return root;
        var call = SyntaxFactory.ParseExpression(text, options: _site.Model.SyntaxTree.Options).WithTriviaFrom(invocation);
        if (_construction is null) return root.ReplaceNode(invocation, call);

        var block = (BlockSyntax)nodes.Of(_construction.Send.Parent!);
        var send = nodes.Of(_construction.Send);
        var moved = _construction.Statements.Select(nodes.Of).ToArray();
        return root.ReplaceNode(block, BlockEdit.Move(block, moved, send, send.ReplaceNode(invocation, call)));
    }
}
