using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2011: adds what tells the caller's cancellation from a failure: a filter of the catch, a predicate of the policy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationCountedAsFailureFix))]
[Shared]
public sealed class CancellationCountedAsFailureFix() : TextFix(RuleIds.CancellationCountedAsFailure, "Leave the caller's cancellation out", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) => finding.Node switch
    {
        CatchClauseSyntax clause when finding.Diagnostic.Properties.TryGetValue(CancellationCountedAsFailure.TokenKey, out var token) && token is not null => [WithFilter(clause, $"!{token}.IsCancellationRequested")],
        GenericNameSyntax name when finding.Invocation is { ArgumentList: { Arguments.Count: 0 } arguments } && Predicate(name, finding) is { } predicate =>
            [new TextChange(new TextSpan(arguments.OpenParenToken.Span.End, 0), predicate)],
        _ => [],
    };

    private static TextChange WithFilter(CatchClauseSyntax clause, string condition)
    {
        if (clause.Filter is not { FilterExpression: var filter }) return new TextChange(new TextSpan((clause.Declaration?.Span ?? clause.CatchKeyword.Span).End, 0), $" when ({condition})");
        var isLooser = filter.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.ConditionalExpression or SyntaxKind.CoalesceExpression or SyntaxKind.SimpleAssignmentExpression;
        return new TextChange(filter.Span, (isLooser ? $"({filter})" : filter.ToString()) + $" && {condition}");
    }

    // A timeout of HttpClient itself arrives as a cancellation, too, and is a failure.
    private static string? Predicate(GenericNameSyntax name, Finding finding)
    {
        if (finding.TypeName("System.OperationCanceledException") is not { } cancelled || finding.TypeName("System.TimeoutException") is not { } timeout) return null;
        var handled = finding.Model.GetTypeInfo(name.TypeArgumentList.Arguments[0], finding.CancellationToken).Type?.Name;
        return handled is "OperationCanceledException" or "TaskCanceledException"
            ? $"exception => exception.InnerException is {timeout}"
            : $"exception => exception is not {cancelled} || exception.InnerException is {timeout}";
    }
}
