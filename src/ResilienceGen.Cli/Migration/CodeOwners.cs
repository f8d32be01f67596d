using System.Text;
using System.Text.RegularExpressions;

namespace ResilienceGen.Cli.Migration;

/// <summary>Who owns which file, by the CODEOWNERS file of the repository. As its hosts read it: the last line that matches decides.</summary>
internal sealed class CodeOwners
{
    private const string FileName = "CODEOWNERS";

    private static readonly string[] Folders = ["", ".github", ".gitlab", "docs"];

    private readonly string _root;
    private readonly IReadOnlyList<(Regex Pattern, string Owners)> _lines;

    private CodeOwners(string root, IReadOnlyList<(Regex, string)> lines)
    {
        _root = root;
        _lines = lines;
    }

    /// <summary>Reads the nearest file at or above the folder; files without one have no owner.</summary>
    public static CodeOwners Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var file = Folders.Select(place => Path.Combine(current.FullName, place, FileName)).FirstOrDefault(File.Exists);
            if (file is not null) return Parse(current.FullName, File.ReadLines(file));
        }

        return new CodeOwners(folder, []);
    }

    public static CodeOwners Parse(string root, IEnumerable<string> lines) =>
        new(root,
        [
            .. from line in lines
               let words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
               where words.Length > 0 && !words[0].StartsWith('[')
               select (ToRegex(words[0]), string.Join(' ', words.Skip(1))),
        ]);

    /// <summary>The owners of a file as the line names them; null where it has none.</summary>
    /// <param name="path">The full path.</param>
    public string? Of(string path)
    {
        var relative = Path.GetRelativePath(_root, path).Replace('\\', '/');
        var owners = _lines.LastOrDefault(line => line.Pattern.IsMatch(relative)).Owners;
        return string.IsNullOrEmpty(owners) ? null : owners;
    }

    // A pattern with a slash before its end starts at the root; one without matches at any depth. What it names is a file or a whole folder.
    private static Regex ToRegex(string pattern)
    {
        var isAnchored = pattern.TrimEnd('/').Contains('/');
        var text = new StringBuilder(isAnchored ? "^" : "(^|/)");
        var body = pattern.Trim('/');
        for (var i = 0; i < body.Length; i++)
        {
            if (body.AsSpan(i).StartsWith("**"))
            {
                text.Append(".*");
                i++;
                if (i + 1 < body.Length && body[i + 1] == '/') i++;
            }
            else
            {
                text.Append(body[i] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        var namesFolder = pattern.EndsWith('/');
        var namesFilesOnly = body.EndsWith("/*", StringComparison.Ordinal);
        return new Regex(text.Append(namesFolder ? "/" : namesFilesOnly ? "$" : "(/|$)").ToString(), RegexOptions.CultureInvariant);
    }
}
