using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Testing;

/// <summary>A source text with its expected diagnostics taken out: <c>[|...|]</c> for the default id, <c>{|ID:...|}</c> for a named one.</summary>
public sealed partial record Markup(string Source, IReadOnlyList<ExpectedSpan> Expected)
{
    public static Markup Parse(string marked, string defaultId)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<ExpectedSpan>();
        var copied = 0;
        foreach (Match token in Tokens().Matches(marked))
        {
            source.Append(marked, copied, token.Index - copied);
            copied = token.Index + token.Length;
            if (token.Value is "|]" or "|}")
            {
                var (id, start) = open.Pop();
                expected.Add(new ExpectedSpan(id, TextSpan.FromBounds(start, source.Length)));
            }
            else
            {
                open.Push((token.Value == "[|" ? defaultId : token.Groups["id"].Value, source.Length));
            }
        }

        if (open.Count > 0) throw new ArgumentException("The markup opens a span that it does not close.", nameof(marked));
        source.Append(marked, copied, marked.Length - copied);
        return new Markup(source.ToString(), [.. expected.OrderBy(span => span.Span.Start)]);
    }

    /// <summary>The source with the spans marked: a failure then shows the place, not a list of offsets.</summary>
    public static string Annotate(string source, IEnumerable<ExpectedSpan> spans)
    {
        foreach (var (id, span) in spans.OrderByDescending(span => span.Span.Start).ThenBy(span => span.Id))
            source = source.Insert(span.End, "|}").Insert(span.Start, $"{{|{id}:");
        return source;
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Tokens();
}

/// <summary>Where a test expects a diagnostic.</summary>
public sealed record ExpectedSpan(string Id, TextSpan Span);
