using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>The helper that gives a type a path of its own: four attempts at most, each pause twice as long as the one before.</summary>
internal sealed class RetryHelper
{
    private readonly string[] _lines;

    private RetryHelper(TypeDeclarationSyntax type, string[] lines)
    {
        Type = type;
        _lines = lines;
    }

    /// <summary>The part of the type that gets the helper.</summary>
    public TypeDeclarationSyntax Type { get; }

    /// <summary>The helper for the type around a call; null where its name is taken, or where the type has no line of its own to end in.</summary>
    public static RetryHelper? For(CallSite site)
    {
        if (site.Invocation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || !EndsOnItsOwnLine(type)
            || !site.Model.LookupSymbols(site.Invocation.SpanStart, name: AddedPath.Name).IsEmpty
            || !site.Model.LookupSymbols(site.Invocation.SpanStart, name: "TResult").IsEmpty
            || Shapes.TypeName(site, "System.Func`2")?.Split('<')[0] is not { } func
            || Shapes.TypeName(site, "System.Threading.Tasks.Task") is not { } task
            || Shapes.TypeName(site, "System.Threading.CancellationToken") is not { } token
            || Shapes.TypeName(site, "System.Net.Http.HttpRequestException") is not { } failure)
            return null;
        return new RetryHelper(type, $$"""
            private static async {{task}}<TResult> {{AddedPath.Name}}<TResult>({{func}}<{{token}}, {{task}}<TResult>> call, {{token}} cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(cancellationToken).ConfigureAwait(false);
                    }
                    catch ({{failure}}) when (attempt < 4)
                    {
                        await {{task}}.Delay(100 << attempt, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
            """.Split('\n'));
    }

    /// <summary>The lines of the helper, indented and ended as the type around them.</summary>
    public string Text(SourceText source, TextLine end)
    {
        var newLine = source.ToString(TextSpan.FromBounds(source.Lines[0].End, source.Lines[0].EndIncludingLineBreak));
        var indentation = string.Concat(source.ToString(end.Span).TakeWhile(char.IsWhiteSpace));
        return newLine + string.Concat(_lines.Select(line => $"{indentation}    {line.TrimEnd('\r')}{newLine}"));
    }

    private static bool EndsOnItsOwnLine(TypeDeclarationSyntax type)
    {
        var text = type.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(type.CloseBraceToken.SpanStart);
        return type.CloseBraceToken.Span.Length > 0
            && line.LineNumber > 0
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, type.CloseBraceToken.SpanStart)));
    }
}
