using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>
/// Reads a baseline. The order of its lines means nothing and a header may stand in it more than once:
/// that is what a union merge of two branches leaves.
/// </summary>
internal static class BaselineParser
{
    private const int RequiredColumns = 5;
    private const string Restore = "restore the line from version control, or delete it and run 'resilience baseline check'";

    public static BaselineFile Parse(SourceText text)
    {
        var lines = ImmutableArray.CreateBuilder<BaselineLine>();
        var comments = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<BaselineProblem>();
        var isHeaded = false;
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.StartsWith(BaselineFile.Header, StringComparison.Ordinal))
            {
                isHeaded = true;
                // Entries of a format that is not known could be taken for something they are not: none of them counts.
                if (HeaderProblem(line, content) is { } problem) return BaselineFile.Empty with { Problems = [problem] };
            }
            else if (content.Length == 0)
            {
                continue;
            }
            else if (!isHeaded)
            {
                return BaselineFile.Empty with { Problems = [new BaselineProblem(line, "the first line is not the header of a baseline", $"begin the file with '{BaselineFile.Header}{BaselineFile.Version}', or write it with 'resilience baseline init'; until then no entry counts")] };
            }
            else if (content[0] == '#')
            {
                comments.Add(content);
            }
            else if (Entry(content) is { } entry)
            {
                lines.Add(new BaselineLine(entry, line));
            }
            else
            {
                problems.Add(Broken(line, content));
            }
        }

        return new BaselineFile(lines.ToImmutable(), comments.ToImmutable(), problems.ToImmutable());
    }

    private static BaselineProblem? HeaderProblem(TextLine line, string content)
    {
        var version = content.Substring(BaselineFile.Header.Length);
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new BaselineProblem(line, $"'{version}' is no format version", $"write '{BaselineFile.Header}{BaselineFile.Version}'; until then no entry counts");
        return number > BaselineFile.Version
            ? new BaselineProblem(line, $"format {number} is newer than format {BaselineFile.Version}, the newest this version of ResilienceGen reads", "update the package and the tool; until then no entry counts")
            : null;
    }

    private static BaselineEntry? Entry(string content)
    {
        // The reason comes last and may contain anything.
        var columns = content.Split(['|'], RequiredColumns + 1);
        if (columns.Length < RequiredColumns) return null;
        var (family, member, callee, hash, rule) = (columns[0].Trim(), columns[1].Trim(), columns[2].Trim(), columns[3].Trim(), columns[4].Trim());
        return family.Length > 0 && callee.Length > 0 && rule.Length > 0 && member.IndexOf(':') == 1 && CallHash.IsOne(hash)
            ? new BaselineEntry(new BaselineKey(family, member, callee, hash), rule, columns.Length > RequiredColumns ? columns[RequiredColumns].Trim() : "")
            : null;
    }

    private static BaselineProblem Broken(TextLine line, string content) =>
        content.StartsWith("<<<<<<<", StringComparison.Ordinal) || content.StartsWith("=======", StringComparison.Ordinal) || content.StartsWith(">>>>>>>", StringComparison.Ordinal)
            ? new BaselineProblem(line, "a conflict marker of a merge", $"delete the marker and keep the lines of both sides; '{BaselineFile.Name} merge=union' in .gitattributes does so by itself")
            : new BaselineProblem(line, "not an entry (rule family | member | callee | hash | rule | reason)", Restore);
}
