using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A helper that gives a type a path of its own.</summary>
/// <param name="type">The part of the type that gets the helper.</param>
/// <param name="lines">Its lines, not indented.</param>
internal sealed class RetryHelper(TypeDeclarationSyntax type, string[] lines)
{
    /// <summary>The part of the type that gets the helper.</summary>
    public TypeDeclarationSyntax Type => type;

    /// <summary>
    /// The usual helper for the type around a call: four attempts at most, each pause twice as long as the one before; null where there is no
    /// <see cref="PlaceFor"/> it.
    /// </summary>
    public static RetryHelper? For(CallSite site)
    {
        if (PlaceFor(site) is not { } type
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

    /// <summary>The part of the type that can get a helper; null where its name is taken, or where the type has no line of its own to end in.</summary>
    public static TypeDeclarationSyntax? PlaceFor(CallSite site) =>
        site.Invocation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && EndsOnItsOwnLine(type)
        && site.Model.LookupSymbols(site.Invocation.SpanStart, name: AddedPath.Name).IsEmpty
        && site.Model.LookupSymbols(site.Invocation.SpanStart, name: "TResult").IsEmpty
            ? type
            : null;

    /// <summary>The lines of the helper, indented and ended as the type around them.</summary>
    public string Text(SourceText source, TextLine end)
    {
        var newLine = source.ToString(TextSpan.FromBounds(source.Lines[0].End, source.Lines[0].EndIncludingLineBreak));
        var indentation = string.Concat(source.ToString(end.Span).TakeWhile(char.IsWhiteSpace));
        return newLine + string.Concat(lines.Select(line => line.Trim().Length == 0 ? newLine : $"{indentation}    {line.TrimEnd('\r')}{newLine}"));
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
