using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2012: lets the attempt throw for a failed status. A caller that looks at a 404 gets an exception then, so a person chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FailureStatusNeverSeenFix))]
[Shared]
public sealed class FailureStatusNeverSeenFix() : TextFix(RuleIds.FailureStatusNeverSeen, "Throw for a failed status inside the attempt", runsUnattended: false)
{
    private const string Throw = ".EnsureSuccessStatusCode()";

    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Invocation is not { } send) return [];
        if (HttpTypes.IsResponse(finding.Model.GetTypeInfo(send, finding.CancellationToken).Type)) return [Append(send, Throw)];
        var task = Configured(send);
        return task.Parent switch
        {
            AwaitExpressionSyntax awaited => [Prepend(awaited, "("), Append(awaited, ")" + Throw)],
            LambdaExpressionSyntax { AttributeLists.Count: 0 } lambda when lambda.Body == task && !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) && IsTheOnlyMeaning(lambda, finding) =>
                [Prepend(lambda, "async "), Prepend(task, "(await "), Append(task, ")" + Throw)],
            _ => [],
        };
    }

    // An asynchronous lambda fits more overloads than one that returns a task.
    private static bool IsTheOnlyMeaning(LambdaExpressionSyntax lambda, Finding finding) =>
        lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || finding.Model.GetMemberGroup(call.Expression, finding.CancellationToken).Length == 1;

    // http.GetAsync(url).ConfigureAwait(false)
    private static ExpressionSyntax Configured(InvocationExpressionSyntax send) =>
        send.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : send;

    private static TextChange Prepend(SyntaxNode code, string text) => new(new TextSpan(code.SpanStart, 0), text);

    private static TextChange Append(SyntaxNode code, string text) => new(new TextSpan(code.Span.End, 0), text);
}
