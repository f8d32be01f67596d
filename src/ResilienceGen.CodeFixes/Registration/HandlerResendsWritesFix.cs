using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>RSG2001 at a registration: tells the standard handler not to send writes again. No such switch exists for hedging.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerResendsWritesFix))]
[Shared]
public sealed class HandlerResendsWritesFix() : TextFix(RuleIds.NonIdempotentVerbRetried, "Do not send writes again", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (!finding.Diagnostic.Properties.ContainsKey(HandlerResendsWrites.AtRegistration)
            || finding.Invocation is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: StandardHandler.Add }, ArgumentList: var arguments } add
            || !StandardHandler.CanDisable(finding.Model.Compilation)
            || Added(add, arguments, finding.Root.GetText()) is not { } change)
            return [];
        return [change, .. Usings.For(KnownTypes.RetryOptionsExtensions, finding)];
    }

    private static TextChange? Added(InvocationExpressionSyntax add, ArgumentListSyntax arguments, SourceText text)
    {
        switch (arguments.Arguments)
        {
            case []:
                var options = StandardHandler.OptionsName(add);
                return new TextChange(new TextSpan(arguments.OpenParenToken.Span.End, 0), $"{options} => {Call(options)}");
            case [{ Expression: LambdaExpressionSyntax { Block: { Statements: [.., var last] } } lambda }] when Parameter(lambda) is { } parameter:
                var between = text.ToString(TextSpan.FromBounds(last.GetFirstToken().GetPreviousToken().Span.End, last.SpanStart));
                return new TextChange(new TextSpan(last.Span.End, 0), (between.Trim().Length == 0 && between.Length > 0 ? between : " ") + Call(parameter) + ";");
            case [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } lambda }] when Parameter(lambda) is { } parameter:
                return new TextChange(body.Span, $"{{ {body}; {Call(parameter)}; }}");
            default:
                return null;
        }
    }

    private static string Call(string options) => $"{options}.Retry.{StandardHandler.Disable}()";

    private static string? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name } => name,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: var name }] } => name,
        _ => null,
    };
}
