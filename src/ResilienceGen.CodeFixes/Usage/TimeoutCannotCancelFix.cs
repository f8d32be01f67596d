using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>
/// RSG4005: gives the method a token, in the interface and in everything that implements it. What the implementation does with the token is
/// for a person to write, so no bulk tool applies it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeoutCannotCancelFix))]
[Shared]
public sealed class TimeoutCannotCancelFix() : ChosenFix(RuleIds.TimeoutCannotCancel)
{
    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding) =>
        finding.Root.FindNode(finding.Diagnostic.Location.SourceSpan) is MethodDeclarationSyntax declaration
        && finding.Model.GetDeclaredSymbol(declaration, finding.CancellationToken) is IMethodSymbol method
        && await AddedToken.PlanAsync(method, document.Project.Solution, finding.CancellationToken).ConfigureAwait(false) is { } plan
            ? CodeAction.Create("Add a CancellationToken, here and in the implementations", plan.ApplyAsync, RuleIds.TimeoutCannotCancel)
            : null;
}
