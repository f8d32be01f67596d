using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2103: spreads the retries of callers that failed together, by jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutJitterFix))]
[Shared]
public sealed class RetryWithoutJitterFix() : TextFix(RuleIds.RetryWithoutJitter, "Set UseJitter = true", runsUnattended: true)
{
    private const string Setting = "UseJitter";

    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Diagnostic.Properties.ContainsKey(RetryWithoutJitter.JitterKey)
        && finding.Invocation?.ArgumentList.Arguments.LastOrDefault()?.Expression is BaseObjectCreationExpressionSyntax options
        && WithJitter(options) is { } change
            ? [change]
            : [];

    private static TextChange? WithJitter(BaseObjectCreationExpressionSyntax options)
    {
        if (options.Initializer is not { } initializer) return new TextChange(new TextSpan(options.Span.End, 0), $" {{ {Setting} = true }}");
        if (initializer.ContainsDirectives) return null;
        var written = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(setting => setting.Left is IdentifierNameSyntax { Identifier.ValueText: Setting });
        if (written is not null) return new TextChange(written.Right.Span, "true");
        if (initializer.Expressions.LastOrDefault() is not { } last) return new TextChange(new TextSpan(initializer.OpenBraceToken.Span.End, 0), $" {Setting} = true");
        return new TextChange(new TextSpan(EndOf(last, initializer), 0), Separator(last, initializer) + $"{Setting} = true" + (HasComma(initializer) ? "," : ""));
    }

    private static bool HasComma(InitializerExpressionSyntax initializer) => initializer.Expressions.SeparatorCount == initializer.Expressions.Count;

    private static int EndOf(SyntaxNode last, InitializerExpressionSyntax initializer) => HasComma(initializer) ? initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1).Span.End : last.Span.End;

    // On a line of its own where the settings stand so.
    private static string Separator(SyntaxNode last, InitializerExpressionSyntax initializer)
    {
        var text = last.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var comma = HasComma(initializer) ? "" : ",";
        if (line.LineNumber == text.Lines.GetLineFromPosition(initializer.OpenBraceToken.SpanStart).LineNumber) return comma + " ";
        var indentation = line.ToString().Substring(0, line.ToString().Length - line.ToString().TrimStart().Length);
        return comma + text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation;
    }
}
