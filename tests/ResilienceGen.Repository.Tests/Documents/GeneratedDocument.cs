using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>
/// A part of a document that is computed: it stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.
/// With RESILIENCEGEN_UPDATE_DOCS=1 (see build/docs.sh) a difference is written instead of reported.
/// </summary>
internal static class GeneratedDocument
{
    public static void AssertCurrent(string relativePath, string name, string expected)
    {
        var path = RepositoryRoot.Combine(relativePath);
        var document = File.ReadAllText(path);
        var part = new Regex($"(?<=<!-- {Regex.Escape(name)} -->\n).*?(?=<!-- /{Regex.Escape(name)} -->)", RegexOptions.Singleline);
        var match = part.Match(document);
        Assert.True(match.Success, $"{relativePath} has no part <!-- {name} -->.");
        if (match.Value == expected) return;
        if (Environment.GetEnvironmentVariable("RESILIENCEGEN_UPDATE_DOCS") != "1") Assert.Equal(expected, match.Value);
        File.WriteAllText(path, part.Replace(document, _ => expected));
    }
}
