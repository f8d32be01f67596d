using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>One call site as a person labelled it.</summary>
internal sealed record Label(string File, int Line, int? StartLine, string Type, string Method, string Api, string Expect)
{
    public bool IsGap => Expect.StartsWith("gap:", StringComparison.Ordinal);

    /// <summary>Whether people could disagree; such a label never counts.</summary>
    public bool IsAmbiguous => Expect == "open";
}

/// <summary>The labels of one repository.</summary>
internal sealed partial record LabelFile(string Name, string Repo, string Covers, IReadOnlyList<Label> Labels)
{
    public static IReadOnlyList<LabelFile> All() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "labels"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Whether a place without a label was looked at, and found to be no call site of interest.</summary>
    public bool IsCovered(string file)
    {
        if (TestFolder().IsMatch(file)) return false;
        var folders = Folders().Matches(Covers).Select(match => match.Value).ToArray();
        return !Covers.StartsWith("only", StringComparison.Ordinal) || folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));
    }

    private static LabelFile Read(string path)
    {
        var read = JsonSerializer.Deserialize<LabelFile>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
        return read with { Name = Path.GetFileNameWithoutExtension(path) };
    }

    [GeneratedRegex(@"\S+/(?=\s|$)")]
    private static partial Regex Folders();

    [GeneratedRegex(@"(^|/)([^/]*[.\-_])?[Tt]ests?/")]
    private static partial Regex TestFolder();
}
