using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Analyzers.Baseline.BaselineAnalyzer>;

namespace ResilienceGen.Analyzers.Tests.Baseline;

/// <summary>What cannot be read is said with its line (RSG0003), and accepts nothing.</summary>
public class BaselineAnalyzerTests
{
    private const string Code = "class C { HttpClient _h = new(); Task A() => _h.GetStringAsync(\"a\"); Task B() => _h.GetStringAsync(\"b\"); }";

    private static readonly string Good = Ratchet.Of(Code);

    [Fact]
    public async Task WellFormedFile_IsSilent() => Assert.Empty(await VerifiedAsync(Good));

    [Fact]
    public Task CodeWithoutBaseline_IsSilent() => Verify.VerifyAnalyzerAsync(Code);

    [Theory]
    [InlineData("gap | M:C.A | HttpClient.GetStringAsync | RSG1003")]
    [InlineData("gap | M:C.A | HttpClient.GetStringAsync | nohash | RSG1003")]
    [InlineData("gap | C.A | HttpClient.GetStringAsync | 0123456789ab | RSG1003")]
    [InlineData("???")]
    public async Task BrokenLine_IsNamedWithItsRemedy_AndTheOthersCount(string broken)
    {
        var text = Good + broken + "\n";
        var problem = Assert.Single(await VerifiedAsync(text));
        Assert.Equal((3, DiagnosticSeverity.Warning), (problem.Location.GetLineSpan().StartLinePosition.Line, problem.Severity));
        Assert.StartsWith("not an entry (rule family | member | callee | hash | rule | reason); restore the line", problem.GetMessage());
        Assert.Empty(await Ratchet.ReportAsync(text, Code));
    }

    [Fact]
    public async Task ConflictMarkers_AreNamed()
    {
        var lines = Good.Split('\n');
        var text = string.Join('\n', lines[0], "<<<<<<< ours", lines[1], "=======", lines[2], ">>>>>>> theirs", "");
        Assert.All(await VerifiedAsync(text), problem => Assert.Contains("conflict marker", problem.GetMessage(), StringComparison.Ordinal));
        Assert.Empty(await Ratchet.ReportAsync(text, Code));
    }

    [Theory]
    [InlineData("# resilience.baseline format 2", "format 2 is newer than format 1")]
    [InlineData("# resilience.baseline format two", "'two' is no format version")]
    [InlineData("gap | x", "the first line is not the header of a baseline")]
    public async Task UnknownFormat_AcceptsNothing(string header, string message)
    {
        var text = Good.Replace("# resilience.baseline format 1", header, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Single(await VerifiedAsync(text)).GetMessage(), StringComparison.Ordinal);
        Assert.Equal(2, (await Ratchet.ReportAsync(text, Code)).Length);
    }

    [Fact]
    public async Task FileOfAnotherName_IsNotRead() =>
        Assert.Empty(await Verify.DiagnosticsAsync(TestCompilation.Create(Code), TestOptions.Create([("/repo/other.txt", "???")])));

    [Fact]
    public void UnionOfTwoBranches_IsRead()
    {
        var ours = Good.Replace("RSG1003", "RSG1003 | until May", StringComparison.Ordinal);
        var file = BaselineParser.Parse(Microsoft.CodeAnalysis.Text.SourceText.From(ours + Good.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Empty(file.Problems);
        Assert.Equal(["until May", "until May", "", ""], file.Lines.Select(line => line.Entry.Reason));
    }

    [Fact]
    public void WrittenFile_ReadsBackTheSame()
    {
        var entries = BaselineParser.Parse(Microsoft.CodeAnalysis.Text.SourceText.From(Good)).Lines.Select(line => line.Entry with { Reason = "a | b" }).Reverse().ToArray();
        var text = BaselineFile.Write(entries, ["# owner: orders"]);
        var file = BaselineParser.Parse(Microsoft.CodeAnalysis.Text.SourceText.From(text));
        Assert.Equal(entries.Select(entry => entry.ToString()).Order(StringComparer.Ordinal), file.Lines.Select(line => line.Entry.ToString()));
        Assert.Equal("# owner: orders", Assert.Single(file.Comments));
        Assert.DoesNotContain('\r', text);
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifiedAsync(string baseline) =>
        await Verify.DiagnosticsAsync(TestCompilation.Create(Code), TestOptions.Create([(Ratchet.Path, baseline)]));
}
