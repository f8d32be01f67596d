using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.CodeFixes.Tests.BrokenCode;

/// <summary>Damages a source the way an editor sees it between two keystrokes: cut off, with tokens lost, doubled, swapped or out of place.</summary>
internal static class Mutation
{
    private static readonly string[] Strays = ["{", "}", "(", ")", ";", ",", "=>", "await", "async", "?", ".", "<", ">", "\"", "$\"{", "static", "new", "this", "#if X\n", "/*"];

    public static string Of(string source, Random random)
    {
        for (var left = random.Next(1, 7); left > 0; left--) source = Once(source, random);
        return source;
    }

    private static string Once(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
        if (tokens.Length < 2) return source;
        var (one, other) = (Any(), Any());
        return random.Next(10) switch
        {
            0 => source[..random.Next(source.Length)],
            1 or 2 => Replace(one.FullSpan.Start, one.FullSpan.End, ""),
            3 => Replace(one.SpanStart, other.SpanStart > one.SpanStart && random.Next(4) == 0 ? other.SpanStart : one.Span.End, ""),
            4 => Replace(one.SpanStart, one.SpanStart, one.Text + " "),
            5 or 6 => Replace(one.SpanStart, one.Span.End, other.Text),
            7 => Replace(one.SpanStart, one.SpanStart, Strays[random.Next(Strays.Length)] + " "),
            _ => Renamed(),
        };

        SyntaxToken Any() => tokens[random.Next(tokens.Length)];

        string Replace(int start, int end, string text) => source[..start] + text + source[end..];

        // A name where another is meant is broken in meaning only.
        string Renamed()
        {
            var names = tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToArray();
            if (names.Length == 0) return source;
            var changed = names[random.Next(names.Length)];
            return Replace(changed.SpanStart, changed.Span.End, names[random.Next(names.Length)].Text);
        }
    }
}
