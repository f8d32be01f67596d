using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Hands out identifiers that nothing else in the wrapper uses.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The wished name, with the first free number behind it if it is taken.</summary>
    public string Take(string wish)
    {
        var name = wish;
        for (var number = 2; !_taken.Add(name); number++) name = wish + number;
        return name;
    }

    /// <summary>The name as an identifier: keywords get their <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The name with a small first letter.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
