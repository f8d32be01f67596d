using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Architecture;

/// <summary>A file has one idea: the limits of the house, measured.</summary>
public sealed partial class FileShapeTests
{
    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.Empty(Sources().Where(file => Lines(file) > 400).Select(RepositoryRoot.Relative));

    [Fact]
    public void Nineteen_of_twenty_source_files_are_shorter_than_220_lines()
    {
        var lengths = Sources().Select(Lines).Order().ToArray();
        Assert.True(lengths[(int)(lengths.Length * 0.95)] < 220, $"The 95th percentile is {lengths[(int)(lengths.Length * 0.95)]} lines.");
    }

    [Fact]
    public void No_source_file_holds_what_the_house_rules_forbid() =>
        Assert.Empty(
            from file in Sources()
            from Match match in Forbidden().Matches(File.ReadAllText(file))
            select $"{RepositoryRoot.Relative(file)}: {match.Value.Trim()}");

    private static IEnumerable<string> Sources() => RepositoryRoot.Files("src", "*.cs");

    private static int Lines(string file) => File.ReadLines(file).Count();

    [GeneratedRegex(@"^\s*#region|\bTO[D]O\b|\bNotImplementedException\b|\bThread\.Sleep\b|\bDateTime\.(Utc)?Now\b|catch\s*(\([^)]*\))?\s*\{\s*\}", RegexOptions.Multiline)]
    private static partial Regex Forbidden();
}
