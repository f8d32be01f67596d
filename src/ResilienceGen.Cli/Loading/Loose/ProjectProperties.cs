using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>
/// The properties of a project that is read without MSBuild. Property functions other than the search for a file above
/// expand to nothing, as an undefined property does: a condition on them is then false, and never an error.
/// </summary>
internal sealed class ProjectProperties
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _global = new(StringComparer.OrdinalIgnoreCase);

    public string this[string name] => _values.TryGetValue(name, out var value) ? value : "";

    public bool Is(string name, bool absent = false) =>
        this[name] is { Length: > 0 } value
            ? value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("enable", StringComparison.OrdinalIgnoreCase)
            : absent;

    /// <summary>Sets a property that the project cannot overwrite, as on MSBuild's command line.</summary>
    public void SetGlobal(string name, string value)
    {
        _values[name] = value;
        _global.Add(name);
    }

    public void Set(string name, string value)
    {
        if (!_global.Contains(name)) _values[name] = value;
    }

    /// <summary>Replaces each <c>$(Name)</c>.</summary>
    public string Expand(string text)
    {
        var result = new StringBuilder();
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf("$(", position, StringComparison.Ordinal);
            if (open < 0 || !TryFindClose(text, open + 2, out var close)) break;
            result.Append(text, position, open - position).Append(Value(text[(open + 2)..close]));
            position = close + 1;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private string Value(string inner) => inner.StartsWith('[') ? Function(inner) : this[inner.Trim()];

    private string Function(string call)
    {
        const string FileAbove = "[MSBuild]::GetPathOfFileAbove(";
        if (!call.StartsWith(FileAbove, StringComparison.OrdinalIgnoreCase)) return "";
        var arguments = call[FileAbove.Length..].TrimEnd(')').Split(',');
        var name = Unquote(arguments[0]);
        var start = arguments.Length > 1 ? Unquote(arguments[1]) : this["MSBuildThisFileDirectory"];
        return TryFindAbove(Path.Combine(start, "."), name, out var path) ? path : "";
    }

    private string Unquote(string argument) => Expand(argument.Trim().Trim('\'', '"'));

    /// <summary>The nearest file of that name in the folder or one above it.</summary>
    public static bool TryFindAbove(string folder, string name, [NotNullWhen(true)] out string? path)
    {
        for (var current = new DirectoryInfo(Path.GetFullPath(folder)); current is not null; current = current.Parent)
        {
            path = Path.Combine(current.FullName, name);
            if (File.Exists(path)) return true;
        }

        path = null;
        return false;
    }

    private static bool TryFindClose(string text, int from, out int close)
    {
        var depth = 1;
        for (close = from; close < text.Length; close++)
        {
            if (text[close] == '(') depth++;
            else if (text[close] == ')' && --depth == 0) return true;
        }

        return false;
    }
}
