using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.CannotDecide>>;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>RSG1004: what is unknown is there for whoever asks.</summary>
public class CannotDecideTests
{
    [Fact]
    public Task ClientFromOutside_IsCounted() => Verify.VerifyAnalyzerAsync(
        "public class Client(HttpClient http) { public Task<string> A() => http.[|GetStringAsync|](\"a\"); }");

    [Fact]
    public Task GapAndGuardedCall_AreDecided() => Verify.VerifyAnalyzerAsync("""
        class Client(Polly.ResiliencePipeline pipeline)
        {
            private readonly HttpClient _http = new();
            public Task<string> A() => _http.GetStringAsync("a");
            public ValueTask<string> B() => pipeline.ExecuteAsync(async t => await _http.GetStringAsync("b", t));
        }
        """);

    [Fact]
    public async Task Message_SaysWhy()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("public class Client(HttpClient http) { public Task<string> A() => http.GetStringAsync(\"a\"); }")));
        Assert.Equal(
            "Whether HttpClient.GetStringAsync is sent again cannot be decided from here (injectedClient): The client is handed in from outside this compilation.",
            diagnostic.GetMessage());
    }
}
