using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2008: takes away a link that does nothing but set the timeout. Whether the limit was wanted after all, a person must say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeoutOverwrittenFix))]
[Shared]
public sealed class TimeoutOverwrittenFix() : TextFix(RuleIds.TimeoutOverwritten, "Remove the setting", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Parent: LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax link } } } }
        && link.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureHttpClient", Expression: var builder }
        && link.Parent is MemberAccessExpressionSyntax
            ? [new TextChange(TextSpan.FromBounds(builder.Span.End, link.Span.End), "")]
            : [];
}
