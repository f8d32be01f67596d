using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>The fluent calls on one client.</summary>
internal static class FluentChain
{
    /// <summary>The last call of the chain; null unless it returns a builder that nothing uses, so that the chain may end in something else.</summary>
    public static InvocationExpressionSyntax? End(InvocationExpressionSyntax first, SemanticModel model)
    {
        var last = FluentCalls.After(first).LastOrDefault() ?? first;
        return model.GetTypeInfo(last).Type.IsOrImplements(KnownTypes.HttpClientBuilder) && FluentCalls.IsDiscarded(last, model) ? last : null;
    }

    /// <summary>Puts a call behind another, on a line of its own where that one stands on its own.</summary>
    public static TextChange Append(InvocationExpressionSyntax before, string call, SourceText text) =>
        new(new TextSpan(before.Span.End, 0), Opening(before, text) + "." + call);

    /// <summary>Puts a call in front of another one of the chain.</summary>
    public static TextChange Insert(InvocationExpressionSyntax behind, string call, SourceText text) =>
        new(new TextSpan(((MemberAccessExpressionSyntax)behind.Expression).OperatorToken.SpanStart, 0), "." + call + Opening(behind, text));

    // The line break and indentation in front of the call's dot, where that begins its line.
    private static string Opening(InvocationExpressionSyntax call, SourceText text)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { OperatorToken: var dot }) return "";
        var line = text.Lines.GetLineFromPosition(dot.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, dot.SpanStart));
        return indentation.Trim().Length > 0 || line.LineNumber == 0 ? "" : NewLine(text, text.Lines[line.LineNumber - 1]) + indentation;
    }

    private static string NewLine(SourceText text, TextLine line) => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
}
