using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2007: leaves the limit to the pipeline. Calls may then take longer than they did, so a person decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientTimeoutTooShortFix))]
[Shared]
public sealed class ClientTimeoutTooShortFix() : TextFix(RuleIds.ClientTimeoutTooShort, "Leave the limit to the pipeline", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Right: var value } assignment
        && assignment.Left.Span == finding.Diagnostic.Location.SourceSpan
        && finding.TypeName("System.Threading.Timeout") is { } timeout
            ? [new TextChange(value.Span, $"{timeout}.InfiniteTimeSpan")]
            : [];
}
