using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;
using ResilienceGen.CodeFixes.Usage;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>
/// RSG2006: gives the method an optional token, passes it to its calls, and has callers pass theirs where they have one. It changes a signature, so no
/// bulk tool may.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoCancellationReachesCallFix))]
[Shared]
public sealed class NoCancellationReachesCallFix() : ChosenFix(RuleIds.NoCancellationReachesCall)
{
    private const string Name = "cancellationToken";

    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax declaration
            || finding.TypeName(KnownTypes.CancellationToken) is not { } type
            || LocalName.IsUsed([declaration], Name)
            || !Calls(declaration, finding).Any()
            || finding.Model.GetDeclaredSymbol(declaration, finding.CancellationToken) is not IMethodSymbol { PartialDefinitionPart: null, PartialImplementationPart: null } method
            // With one more parameter, calls may fit an overload as well.
            || method.ContainingType.GetMembers(method.Name).Length != 1
            || !await OnlyCalls.AreMadeOfAsync(method, document.Project.Solution, finding.CancellationToken).ConfigureAwait(false))
            return null;
        return CodeAction.Create("Add a CancellationToken and pass it on", token => ApplyAsync(document, declaration, method, type, finding, token), RuleIds.NoCancellationReachesCall);
    }

    private static async Task<Solution> ApplyAsync(Document document, MethodDeclarationSyntax declaration, IMethodSymbol method, string type, Finding finding, CancellationToken cancellationToken)
    {
        var list = declaration.ParameterList;
        var parameter = new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), $"{(list.Parameters.Count == 0 ? "" : ", ")}{type} {Name} = default");
        var solution = document.Project.Solution;
        var callers = await TokenForCallers.ChangesAsync(method, declaration, Name, solution, cancellationToken).ConfigureAwait(false);
        foreach (var id in callers.Keys.Append(document.Id).Distinct())
        {
            var text = await solution.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            IEnumerable<TextChange> changes = callers.TryGetValue(id, out var passed) ? passed : [];
            if (id == document.Id) changes = changes.Append(parameter).Concat(Calls(declaration, finding).Select(Passed));
            solution = solution.WithDocumentText(id, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    // Every call of the client in the method, but what cleans up: one token stops them all.
    private static IEnumerable<CallSite> Calls(MethodDeclarationSyntax method, Finding finding) =>
        from invocation in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where invocation.Expression is MemberAccessExpressionSyntax && !Cleanup.Holds(invocation, finding.Model)
        let name = ((MemberAccessExpressionSyntax)invocation.Expression).Name
        let site = CallSite.Find(finding.Root, name.Span, finding.Model, finding.CancellationToken)
        where site is not null && site.Callee.IsBelow("System.Net.Http") && site.Callee.ContainingType.Name.StartsWith("HttpClient", StringComparison.Ordinal)
        where site.Argument(Shapes.IsToken) is null && TokenParameter.Addable(site) is not null
        select site;

    private static TextChange Passed(CallSite site)
    {
        var list = site.Invocation.ArgumentList;
        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), (list.Arguments.Count == 0 ? "" : ", ") + TokenParameter.Addable(site) + Name);
    }
}
