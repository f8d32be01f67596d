using System.Text;
using System.Text.RegularExpressions;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>MSBuild's file patterns: <c>*</c>, <c>**</c> and <c>?</c>, several separated by semicolons.</summary>
internal static class Glob
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static readonly RegexOptions Options =
        RegexOptions.CultureInvariant | (OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None);

    /// <summary>The files under a folder that an item's Include names. A plain path counts only if the file exists.</summary>
    public static IEnumerable<string> Expand(string patterns, string folder)
    {
        foreach (var pattern in Split(patterns))
        {
            var full = Full(pattern, folder);
            if (!IsWild(pattern))
            {
                if (File.Exists(full)) yield return full;
                continue;
            }

            var start = Path.GetDirectoryName(full[..full.IndexOfAny(['*', '?'])]);
            if (start is null || !Directory.Exists(start)) continue;
            var matcher = ToRegex(full);
            foreach (var file in SourceTree.FilesUnder(start).Where(file => matcher.IsMatch(file))) yield return file;
        }
    }

    /// <summary>A test whether a full path is one of those that the patterns name.</summary>
    public static Func<string, bool> Matcher(string patterns, string folder)
    {
        var exact = new HashSet<string>(
            Split(patterns).Where(pattern => !IsWild(pattern)).Select(pattern => Full(pattern, folder)),
            StringComparer.FromComparison(PathComparison));
        Regex[] wild = [.. Split(patterns).Where(IsWild).Select(pattern => ToRegex(Full(pattern, folder)))];
        return path => exact.Contains(path) || wild.Any(pattern => pattern.IsMatch(path));
    }

    private static string[] Split(string patterns) =>
        patterns.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsWild(string pattern) => pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    private static string Full(string pattern, string folder) =>
        Path.GetFullPath(Path.Combine(folder, pattern.Replace('\\', Path.DirectorySeparatorChar)));

    private static Regex ToRegex(string pattern)
    {
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**" + Path.DirectorySeparatorChar))
            {
                text.Append(@"(.*[\\/])?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                text.Append(".*");
                i++;
            }
            else
            {
                text.Append(pattern[i] switch { '*' => @"[^\\/]*", '?' => @"[^\\/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        return new Regex(text.Append("$").ToString(), Options);
    }
}
