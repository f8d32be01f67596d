using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2008: takes the setting away, and what does nothing else than to set it. Whether the limit was wanted after all, a person must say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeoutOverwrittenFix))]
[Shared]
public sealed class TimeoutOverwrittenFix() : TextFix(RuleIds.TimeoutOverwritten, "Remove the setting", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { ContainsDirectives: false } setting
        // Without the setting, a variable for its value may be there for nothing.
        && !ReadsLocal(setting.Right, finding)
        && PlaceOf(setting, finding.Root.GetText()) is { } place && !Comments.LieIn(place, finding.Root)
            ? [new TextChange(place, "")]
            : [];

    private static TextSpan? PlaceOf(AssignmentExpressionSyntax setting, SourceText text)
    {
        switch (setting.Parent)
        {
            case LambdaExpressionSyntax lambda:
                return Around(lambda, text);
            case ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: LambdaExpressionSyntax lambda } }:
                return Around(lambda, text);
            case ExpressionStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax } } statement:
                return StatementLines.Of(statement, text) is var lines && lines == statement.Span ? TextSpan.FromBounds(statement.GetFirstToken().GetPreviousToken().Span.End, lines.End) : lines;
            default:
                return null;
        }
    }

    // What the lambda was handed to: a link of a chain, a statement of its own, or an argument of the registration.
    private static TextSpan? Around(LambdaExpressionSyntax lambda, SourceText text)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Expression: var receiver } } link } list } argument) return null;
        if (called != "ConfigureHttpClient") return list.Arguments.Last() != argument ? null : list.Arguments.Count == 1 ? argument.Span : TextSpan.FromBounds(list.Arguments[list.Arguments.Count - 2].Span.End, argument.Span.End);
        if (list.Arguments.Count != 1) return null;
        return link.Parent is MemberAccessExpressionSyntax || receiver is InvocationExpressionSyntax ? TextSpan.FromBounds(receiver.Span.End, link.Span.End)
            : link.Parent is ExpressionStatementSyntax statement ? StatementLines.Of(statement, text)
            : null;
    }

    private static bool ReadsLocal(ExpressionSyntax value, Finding finding) =>
        value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol is ILocalSymbol);
}
