using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>
/// RSG4005: gives the method a token, in the interface and in everything that implements it. What the implementation does with the token is
/// for a person to write, so no bulk tool applies it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeoutCannotCancelFix))]
[Shared]
public sealed class TimeoutCannotCancelFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TimeoutCannotCancel];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan) is not MethodDeclarationSyntax declaration
                || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method
                || await AddedToken.PlanAsync(method, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false) is not { } plan) continue;
            context.RegisterCodeFix(
                CodeAction.Create("Add a CancellationToken, here and in the implementations", plan.ApplyAsync, RuleIds.TimeoutCannotCancel),
                diagnostic);
        }
    }
}
