namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>The scorer itself: a wrong one would praise anything.</summary>
public sealed class CorpusScoreTests
{
    [Fact]
    public void Every_label_file_is_read() => Assert.Equal(228, LabelFile.All().Sum(labels => labels.Labels.Count));

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(12, 10, true)]
    [InlineData(9, 10, true)]
    [InlineData(11, 11, false)]
    public void Site_matches_by_line_or_start_line(int line, int startLine, bool isFound)
    {
        var score = Score([Gap(10, startLineOfLabel: 9)], new Finding("A.cs", line, startLine, "GetAsync", "gap"));
        Assert.Equal(isFound ? 1 : 0, score.Found.Count);
    }

    [Fact]
    public void Other_callee_on_the_line_does_not_match() =>
        Assert.Equal((0, 1), Counts(Score([Gap(10)], new Finding("A.cs", 10, 10, "PostAsync", "gap"))));

    [Fact]
    public void Unknown_is_a_miss_and_no_false_alarm()
    {
        var score = Score([Gap(10), Gap(20) with { Expect = "guarded-client" }], new Finding("A.cs", 10, 10, "GetAsync", "unknown"), new Finding("A.cs", 20, 20, "GetAsync", "unknown"));
        Assert.Equal((0.0, 1.0), (score.Recall, score.Precision));
    }

    [Fact]
    public void Reported_guarded_call_is_a_false_alarm_of_the_worst_kind() =>
        Assert.Single(Score([Gap(10) with { Expect = "guarded-call" }], new Finding("A.cs", 10, 10, "GetAsync", "gap")).ReportedGuardedCalls);

    [Fact]
    public void Ambiguous_label_counts_neither_way() =>
        Assert.Equal((0, 0), Counts(Score([Gap(10) with { Expect = "open" }], new Finding("A.cs", 10, 10, "GetAsync", "gap"))));

    [Theory]
    [InlineData("all .cs outside test folders", "src/B.cs", 1)]
    [InlineData("all .cs outside test folders", "tests/B.cs", 0)]
    [InlineData("only src/a/ and src/b/ (clients)", "src/b/B.cs", 1)]
    [InlineData("only src/a/ and src/b/ (clients)", "src/c/B.cs", 0)]
    public void Unlabelled_finding_counts_where_the_code_was_read(string covers, string file, int unlabelled)
    {
        var labels = new LabelFile("x", "x/x", covers, []);
        Assert.Equal(unlabelled, CorpusScore.Of(labels, [new Finding(file, 1, 1, "GetAsync", "gap")], 100).Unlabelled.Count);
    }

    private static Label Gap(int line, int? startLineOfLabel = null) => new("A.cs", line, startLineOfLabel, "T", "M", "GetAsync", "gap:no-path-in-type");

    private static CorpusScore Score(Label[] labels, params Finding[] findings) =>
        CorpusScore.Of(new LabelFile("x", "x/x", "all .cs outside test folders", labels), findings, 100);

    // False alarms include what nobody labelled.
    private static (int Found, int False) Counts(CorpusScore score) => (score.Found.Count, score.FalseAlarms.Count + score.Unlabelled.Count);
}
