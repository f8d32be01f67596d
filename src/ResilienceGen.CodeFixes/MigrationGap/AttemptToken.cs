using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>The token that the path hands to each attempt: its name in the delegate, and where it takes the place of the caller's.</summary>
internal sealed class AttemptToken
{
    private readonly CallSite _site;
    private readonly bool _isUsed;
    private readonly string? _added;

    private AttemptToken(CallSite site, string name, bool isUsed, string? added, IReadOnlyList<IdentifierNameSyntax> replaced)
    {
        _site = site;
        _added = added;
        _isUsed = isUsed;
        Name = name;
        Replaced = replaced;
    }

    /// <summary>The delegate's parameter; a discard where nothing in it takes a token.</summary>
    public string Name { get; }

    /// <summary>The uses of the caller's token that run per attempt.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Replaced { get; }

    public static AttemptToken For(CallSite site, Route route, RequestConstruction? construction)
    {
        SyntaxNode[] code = [site.Invocation, .. construction?.Statements ?? []];
        var added = site.Argument(Shapes.IsToken) is null ? TokenParameter.Addable(site) : null;
        // A path that takes no token of the caller's cannot pass its cancellation on: the caller's stays in the delegate.
        if (!route.Takes(RouteRole.CancellableCall)
            || (site.Token is not null && !route.Takes(RouteRole.CancellationToken))
            || (added is null && site.Argument(Shapes.IsToken) is null))
            return new AttemptToken(site, LocalName.IsUsed(code, "_") ? LocalName.ForToken(site.Model, site.Invocation.SpanStart, code) : "_", isUsed: false, null, []);

        return new AttemptToken(site, LocalName.ForToken(site.Model, site.Invocation.SpanStart, code), isUsed: true, added, [.. CallersToken(site, code)]);
    }

    /// <summary>The code as it reads in the delegate, with this token instead of the caller's.</summary>
    public T In<T>(T code, CurrentNodes nodes)
        where T : SyntaxNode
    {
        var replaced = Replaced.Select(nodes.Find).Where(name => name is not null && code.Contains(name)).Select(name => name!);
        return code.ReplaceNodes(replaced, (original, _) => SyntaxFactory.IdentifierName(Name).WithTriviaFrom(original));
    }

    /// <summary>The call itself, given this token whether or not it was given one before.</summary>
    public InvocationExpressionSyntax InCall(InvocationExpressionSyntax current, CurrentNodes nodes)
    {
        var call = In(current, nodes);
        if (!_isUsed) return call;
        var arguments = call.ArgumentList.Arguments;
        if (_site.Argument(Shapes.IsToken) is { } passed)
        {
            var argument = arguments[_site.Invocation.ArgumentList.Arguments.IndexOf(passed.Syntax)];
            return call.ReplaceNode(argument.Expression, SyntaxFactory.IdentifierName(Name).WithTriviaFrom(argument.Expression));
        }

        var token = SyntaxFactory.ParseArgumentList($"({_added}{Name})").Arguments[0];
        if (arguments.Count == 0) return call.WithArgumentList(call.ArgumentList.AddArguments(token));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return call.WithArgumentList(call.ArgumentList.WithArguments(
            SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.GetWithSeparators().Add(comma).Add(token))));
    }

    private static IEnumerable<IdentifierNameSyntax> CallersToken(CallSite site, IEnumerable<SyntaxNode> code)
    {
        if (site.Token is not IdentifierNameSyntax token || site.Model.GetSymbolInfo(token, site.CancellationToken).Symbol is not { } symbol) return [];
        return code.SelectMany(part => part.DescendantNodes().OfType<IdentifierNameSyntax>()).Where(name =>
            name.Identifier.ValueText == token.Identifier.ValueText
            && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, symbol));
    }
}
