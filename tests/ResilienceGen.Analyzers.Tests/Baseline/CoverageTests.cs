using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>>;

namespace ResilienceGen.Analyzers.Tests.Baseline;

/// <summary>The count of a project (RSG0001), for builds that ask for it.</summary>
public class CoverageTests
{
    private const string Code = """
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> A() => _http.GetStringAsync("a");
            public Task<string> B() => _http.GetStringAsync("b");
        }
        class Guarded(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public ValueTask<string> A() => pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
        }
        public class Open(HttpClient http) { public Task<string> A() => http.GetStringAsync("a"); }
        """;

    [Fact]
    public async Task Buckets_AreCountedOnce_AndAcceptedGapsByThemselves()
    {
        var baseline = string.Join('\n', Ratchet.Of(Code).Split('\n')[..2]);
        Assert.Equal(
            "4 HTTP call sites: 1 guarded call, 0 guarded client, 2 gap (1 baselined, 1 new), 1 unknown, 0 exempt | coverage 25.0 %",
            Assert.Single(await CountAsync(baseline, "true", Code)));
    }

    [Theory]
    [InlineData("true", "class A { }")]
    [InlineData("false", Code)]
    public async Task ProjectWithoutCalls_AndBuildThatDoesNotAsk_AreSilent(string wanted, string code) => Assert.Empty(await CountAsync("", wanted, code));

    [Fact]
    public Task WithoutTheBuild_NothingIsCounted() => Verify.VerifyAnalyzerAsync("class A { }");

    private static async Task<string[]> CountAsync(string baseline, string wanted, string code) =>
        [.. (await Ratchet.DiagnosticsAsync(baseline, [("build_property.ResilienceGenReportCoverage", wanted)], code)).Where(diagnostic => diagnostic.Id == "RSG0001").Select(diagnostic => diagnostic.GetMessage())];
}
