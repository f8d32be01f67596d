using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2006: gives the method an optional token and passes it to its calls. It changes a signature, so no bulk tool may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoCancellationReachesCallFix))]
[Shared]
public sealed class NoCancellationReachesCallFix() : TextFix(RuleIds.NoCancellationReachesCall, "Add a CancellationToken and pass it on", runsUnattended: false)
{
    private const string Name = "cancellationToken";

    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax method
            || finding.TypeName(KnownTypes.CancellationToken) is not { } type
            || LocalName.IsUsed([method], Name))
            return [];
        var parameters = method.ParameterList;
        var separator = parameters.Parameters.Count == 0 ? "" : ", ";
        var parameter = new TextChange(new TextSpan(parameters.CloseParenToken.SpanStart, 0), $"{separator}{type} {Name} = default");
        return [parameter, .. Calls(method, finding).Select(Passed)];
    }

    // Every call of the client in the method: one token stops them all.
    private static IEnumerable<CallSite> Calls(MethodDeclarationSyntax method, Finding finding) =>
        from invocation in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where invocation.Expression is MemberAccessExpressionSyntax
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
