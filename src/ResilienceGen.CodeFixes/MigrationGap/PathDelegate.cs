using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Writes the delegate that performs the call, or builds its request, for each attempt.</summary>
internal sealed class PathDelegate(CallSite site, Route route, RequestConstruction? construction, AttemptToken token)
{
    /// <summary>Whether the path takes the call itself as a delegate.</summary>
    public bool IsWanted => route.Takes(RouteRole.Call) || route.Takes(RouteRole.CancellableCall);

    /// <summary>The delegate that performs the call.</summary>
    public string? Text(RouteRole role, CurrentNodes nodes)
    {
        var call = token.InCall(nodes.Of(site.Invocation), nodes);
        var isAsync = IsAsync(call);
        if (isAsync && !Shapes.IsTask(site.Type) && !Shapes.IsValueTask(site.Type)) return null;

        var head = (isAsync ? "async " : "") + (role == RouteRole.CancellableCall ? token.Name : "()") + " =>";
        var tail = isAsync && site.ConfigureAwaitIsFalse ? ".ConfigureAwait(false)" : "";
        var awaiting = isAsync ? "await " : "";
        if (construction is null) return $"{head} {awaiting}{call}{tail}";

        var layout = Layout.Of(construction.Send);
        return layout.Block(head, Statements(nodes), $"return {awaiting}{layout.Deeper(call)}{tail};");
    }

    /// <summary>The delegate that builds the request.</summary>
    public string? FactoryText(RequestArguments request, CurrentNodes nodes)
    {
        if (construction is null) return request.Message(nodes) is { } message && !Shapes.Awaits(site.Invocation.ArgumentList) ? $"() => {message}" : null;
        if (construction.Awaits) return null;

        // The path sends the request after the factory has returned it, so the factory must not dispose it.
        var statements = Statements(nodes).Select(WithoutUsing).ToArray();
        return statements.Length == 1 && !Comments.In(statements[0]).Any()
            ? $"() => {((LocalDeclarationStatementSyntax)statements[0]).Declaration.Variables[0].Initializer!.Value}"
            : Layout.Of(construction.Send).Block("() =>", statements, $"return {construction.Request.Name};");
    }

    private bool IsAsync(InvocationExpressionSyntax call) =>
        Shapes.IsValueTask(site.Type) != route.DelegateReturnsValueTask
        || Shapes.Awaits(call)
        || construction is { Awaits: true }
        || construction?.Statements.Any(statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) == true;

    private IEnumerable<StatementSyntax> Statements(CurrentNodes nodes) =>
        construction!.Statements.Select(statement => token.In(nodes.Of(statement), nodes));

    private static StatementSyntax WithoutUsing(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword: { RawKind: not 0 } keyword } declaration
            ? declaration.WithUsingKeyword(default).WithLeadingTrivia(keyword.LeadingTrivia)
            : statement;
}
