using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>An entry and the line it stands on.</summary>
internal sealed record BaselineLine(BaselineEntry Entry, TextLine Place);

/// <summary>A line that cannot be read.</summary>
/// <param name="Place">The line.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record BaselineProblem(TextLine Place, string Message, string Remedy)
{
    public int Line => Place.LineNumber + 1;
}

/// <summary>The content of a <c>resilience.baseline.txt</c>.</summary>
/// <param name="Lines">The entries in the order of the file.</param>
/// <param name="Comments">The comment lines below the header.</param>
/// <param name="Problems">What cannot be read. A broken line accepts nothing; the lines around it still count.</param>
internal sealed record BaselineFile(
    ImmutableArray<BaselineLine> Lines,
    ImmutableArray<string> Comments,
    ImmutableArray<BaselineProblem> Problems)
{
    public const string Name = "resilience.baseline.txt";
    public const int Version = 1;
    public const string Header = "# resilience.baseline format ";

    public static readonly BaselineFile Empty = new([], [], []);

    /// <summary>The file as text: sorted, so that a change is a line, and with nothing in it that changes by itself.</summary>
    public static string Write(IEnumerable<BaselineEntry> entries, IEnumerable<string> comments) =>
        string.Concat(
            new[] { $"{Header}{Version}" }
                .Concat(comments)
                .Concat(entries.Select(entry => entry.ToString()).OrderBy(line => line, StringComparer.Ordinal))
                .Select(line => line + "\n"));
}
