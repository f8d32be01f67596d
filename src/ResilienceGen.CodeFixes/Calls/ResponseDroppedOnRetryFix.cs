using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2004: disposes the response behind its last use in the round, where that is the only way to the next one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseDroppedOnRetryFix))]
[Shared]
public sealed class ResponseDroppedOnRetryFix() : TextFix(RuleIds.ResponseDroppedOnRetry, "Dispose the response before the next attempt", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Invocation?.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Declaration.Variables: [var variable], Parent: BlockSyntax block } declaration) return [];
        var name = variable.Identifier.ValueText;
        var last = block.Statements.LastOrDefault(statement => statement != declaration && Mentions(statement, name));
        // Only a test that leaves with a good answer: behind it the response is a failed one that nobody uses.
        if (last is not IfStatementSyntax { Else: null, ContainsDirectives: false } test || !LeavesAlways(test.Statement)) return [];
        if (block.Statements.SkipWhile(statement => statement != last).Skip(1).Any(statement => statement is ReturnStatementSyntax)) return [];
        if (block.Statements.SkipWhile(statement => statement != declaration).TakeWhile(statement => statement != last).Any(Continues)) return [];
        var text = finding.Root.GetText();
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
        if (indentation.Trim().Length > 0) return [new TextChange(new TextSpan(last.Span.End, 0), $" {name}.Dispose();")];
        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return [new TextChange(new TextSpan(last.Span.End, 0), $"{newLine}{indentation}{name}.Dispose();")];
    }

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);

    private static bool LeavesAlways(StatementSyntax statement) => statement is ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax
        || (statement is BlockSyntax { Statements: [.., var last] } && LeavesAlways(last));

    private static bool Continues(SyntaxNode statement) => statement.DescendantNodesAndSelf().Any(node => node is ContinueStatementSyntax or GotoStatementSyntax);
}
