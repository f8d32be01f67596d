using System.Text.RegularExpressions;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>
/// The fixture suite: every file in <c>Fixtures</c> is code as people write it, with the verdict a reader would give behind each call
/// as <c>//= verdict</c>. A call without a label, and a label without a call, fail.
/// </summary>
public sealed partial class FixtureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Verdicts_AreThoseOfAReader(string file)
    {
        var source = Read(file);
        var found = Scan.All(source, "global using System.Net;", HttpResilience.Source, HttpResilience.Policies)
            .Where(verdict => verdict.Location.SourceTree!.FilePath == "Test0.cs")
            .Select(verdict => (verdict.Location.GetLineSpan().StartLinePosition.Line, Label: LabelOf(verdict)));
        var differences = Differences(source, Expected(source).ToLookup(site => site.Line, site => site.Label), found.ToLookup(site => site.Line, site => site.Label)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Suite_IsLargeEnoughToMeanSomething() => Assert.InRange(Directory.EnumerateFiles(Folder, "*.cs").Sum(file => Expected(File.ReadAllText(file)).Count()), 300, int.MaxValue);

    private static string LabelOf(SiteVerdict verdict) => verdict.Kind switch
    {
        VerdictKind.GuardedCall => "guardedCall",
        VerdictKind.GuardedClient => "guardedClient",
        VerdictKind.Unknown => $"unknown:{verdict.Reason}",
        VerdictKind.Exempt => $"exempt:{verdict.Reason}",
        _ => verdict.RuleId switch
        {
            RuleIds.CallBypassesPath => "bypass",
            RuleIds.CallBypassesPathManual => $"bypass:{verdict.Reason}",
            _ => "noPath",
        },
    };

    private static IEnumerable<(int Line, string Label)> Expected(string source) =>
        from line in source.Split('\n').Select((text, number) => (text, number))
        let label = Label().Match(line.text)
        where label.Success
        select (line.number, label.Groups[1].Value);

    private static IEnumerable<string> Differences(string source, ILookup<int, string> expected, ILookup<int, string> found) =>
        from line in source.Split('\n').Select((text, number) => (text, number))
        let wanted = string.Join(" + ", expected[line.number])
        let got = string.Join(" + ", found[line.number])
        where wanted != got
        select $"line {line.number + 1}: expected '{wanted}', found '{got}': {Label().Replace(line.text, "").Trim()}";

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, $"{file}.cs"));

    [GeneratedRegex("//= (\\S+)")]
    private static partial Regex Label();
}
