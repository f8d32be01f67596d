using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A reported call with what the rewrite has to know about it.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Operation">Its meaning.</param>
/// <param name="Arguments">The arguments as written, with their parameters.</param>
/// <param name="Model">The semantic model of the document before any edit.</param>
/// <param name="CancellationToken">Cancels the planning.</param>
internal sealed record CallSite(
    InvocationExpressionSyntax Invocation,
    IInvocationOperation Operation,
    IReadOnlyList<SiteArgument> Arguments,
    SemanticModel Model,
    CancellationToken CancellationToken)
{
    public IMethodSymbol Callee => Operation.TargetMethod;

    public ITypeSymbol Type => Callee.ReturnType;

    /// <summary>The expression of the client that the call is sent with.</summary>
    public SyntaxNode? Client =>
        (Operation.Instance ?? (Callee.IsExtensionMethod ? Operation.Arguments[0].Value : null)) is { IsImplicit: false, Syntax: var client } ? client : null;

    /// <summary>The await around the call, seen through parentheses and <c>ConfigureAwait</c>.</summary>
    public AwaitExpressionSyntax? Await => Outward(ConfigureAwait ?? Invocation).Parent as AwaitExpressionSyntax;

    /// <summary>The <c>ConfigureAwait</c> call around it.</summary>
    public InvocationExpressionSyntax? ConfigureAwait =>
        Outward(Invocation).Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax call } ? call : null;

    public bool ConfigureAwaitIsFalse =>
        Continuation.IsKind(SyntaxKind.FalseLiteralExpression);

    /// <summary>Whether it is awaited in a way that every kind of task knows; options are for <c>Task</c> alone.</summary>
    public bool ConfigureAwaitIsPlain =>
        Continuation is null || Model.GetTypeInfo(Continuation, CancellationToken).Type is { SpecialType: SpecialType.System_Boolean };

    public bool IsInAsyncFunction => (Model.GetEnclosingSymbol(Invocation.SpanStart, CancellationToken) as IMethodSymbol)?.IsAsync == true;

    public SiteArgument? Argument(Func<IParameterSymbol, bool> isWanted) => Arguments.FirstOrDefault(argument => isWanted(argument.Parameter));

    /// <summary>The token that the call site passes; null where it passes none that can be cancelled.</summary>
    public ExpressionSyntax? Token =>
        Argument(Shapes.IsToken)?.Syntax.Expression is { } token && !Shapes.IsNoToken(token) ? token : null;

    public static CallSite? Find(SyntaxNode root, TextSpan name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!root.FullSpan.Contains(name)) return null;
        var invocation = root.FindToken(name.Start).Parent is not SimpleNameSyntax called ? null
            : called.Parent is MemberAccessExpressionSyntax access && access.Name == called ? access.Parent as InvocationExpressionSyntax
            : called.Parent as InvocationExpressionSyntax;
        if (invocation is null || invocation.ContainsDirectives || HasConditionalReceiver(invocation) || model.GetOperation(invocation, cancellationToken) is not IInvocationOperation operation) return null;

        var arguments = new List<SiteArgument>();
        foreach (var argument in operation.Arguments)
        {
            if (argument is { Syntax: ArgumentSyntax syntax, Parameter: { } parameter }) arguments.Add(new SiteArgument(syntax, parameter));
        }

        return new CallSite(invocation, operation, arguments, model, cancellationToken);
    }

    private ExpressionSyntax? Continuation => ConfigureAwait?.ArgumentList.Arguments.FirstOrDefault()?.Expression;

    // With ?. in front of it the call is only a part of what would have to be replaced.
    private static bool HasConditionalReceiver(InvocationExpressionSyntax invocation) =>
        invocation.Ancestors().TakeWhile(node => node is ExpressionSyntax)
            .Any(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(invocation.Span));

    private static ExpressionSyntax Outward(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized;
        return expression;
    }
}

/// <summary>An argument as written and the parameter it is for.</summary>
internal sealed record SiteArgument(ArgumentSyntax Syntax, IParameterSymbol Parameter);
