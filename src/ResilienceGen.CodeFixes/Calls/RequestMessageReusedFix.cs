using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>
/// RSG2002: moves the creation of a message to where it is sent, when nothing else is done with it and the request may arrive again: until now,
/// no second one was sent.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequestMessageReusedFix))]
[Shared]
public sealed class RequestMessageReusedFix() : TextFix(RuleIds.RequestMessageReused, "Create the message for each attempt", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) => Moved(finding);

    /// <summary>The changes that move the creation; none where more is done with the message, or a person must say whether it may be sent again.</summary>
    internal static IEnumerable<TextChange> Moved(Finding finding)
    {
        if (!finding.Diagnostic.Properties.ContainsKey(RequestMessageReused.Repeatable)
            || CallSite.Find(finding.Root, finding.Diagnostic.Location.SourceSpan, finding.Model, finding.CancellationToken)?.Argument(Shapes.IsRequest)?.Syntax.Expression is not IdentifierNameSyntax request
            || finding.Model.GetSymbolInfo(request, finding.CancellationToken).Symbol is not ILocalSymbol local
            || RequestConstruction.DeclarationOf(local, finding.CancellationToken) is not { Parent: BlockSyntax block, ContainsDirectives: false } declaration
            || declaration.Declaration.Variables[0].Initializer!.Value is not BaseObjectCreationExpressionSyntax creation
            || Uses(block, local, finding) != 1
            || !ReplaySafety.MayRepeat(declaration, finding.Model, finding.CancellationToken)
            || ReadsWhatChanges(creation, declaration, block, finding))
            return [];
        return [new TextChange(request.Span, creation.ToString()), new TextChange(Lines(declaration, finding.Root.GetText()), "")];
    }

    private static int Uses(SyntaxNode block, ILocalSymbol local, Finding finding) =>
        block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name =>
            name.Identifier.ValueText == local.Name
            && SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol, local));

    // What the creation reads must still have its value when it runs.
    private static bool ReadsWhatChanges(SyntaxNode creation, StatementSyntax declaration, BlockSyntax block, Finding finding)
    {
        var read = creation.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(name => finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol)
            .ToImmutableHashSet(SymbolEqualityComparer.Default);
        return block.Statements.Where(statement => statement.SpanStart > declaration.SpanStart)
            .SelectMany(statement => Writes.In(statement, finding.Model, finding.CancellationToken))
            .Any(read.Contains);
    }

    // The whole lines, and the blank one below where nothing is left above it.
    private static TextSpan Lines(StatementSyntax declaration, SourceText text)
    {
        var lines = StatementLines.Of(declaration, text);
        if (lines == declaration.Span) return lines;
        var next = text.Lines.GetLineFromPosition(lines.End);
        var opensBlock = declaration.Parent is BlockSyntax block && block.Statements[0] == declaration && declaration.GetLeadingTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return opensBlock && string.IsNullOrWhiteSpace(next.ToString()) ? TextSpan.FromBounds(lines.Start, next.EndIncludingLineBreak) : lines;
    }
}
