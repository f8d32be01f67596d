using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2102: adds the fallback first, where it stands in one chain with the rest. From then on the other strategies act on failures they did not see before, so a person decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StrategyOrderFix))]
[Shared]
public sealed class StrategyOrderFix() : TextFix(RuleIds.StrategyOrder, "Add the fallback first", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (!finding.Diagnostic.Properties.ContainsKey(StrategyOrder.MoveFirstKey) || finding.Invocation is not { Expression: MemberAccessExpressionSyntax { Expression: var before } } fallback) return [];
        var start = before;
        while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner, Name.Identifier.ValueText: var name } } && name.StartsWith("Add", StringComparison.Ordinal)) start = inner;
        if (start == before || start is not BaseObjectCreationExpressionSyntax || fallback.DescendantTrivia().Any(trivia => trivia.IsDirective)) return [];
        var link = TextSpan.FromBounds(before.Span.End, fallback.Span.End);
        return [new TextChange(new TextSpan(start.Span.End, 0), finding.Root.GetText().ToString(link)), new TextChange(link, "")];
    }
}
