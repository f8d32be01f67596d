namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Paths that are in the type's reach, but which a call cannot be rewritten onto.</summary>
public class PathWithoutRouteTests
{
    private const string Loop = "while (true) { try { return await SEND; } catch (HttpRequestException) { await Task.Delay(10); } }";

    [Theory]
    [InlineData("Task<T> Path<T>(Func<HttpClient, Task<T>> call)", "call(_http)", "Path(c => c.GetStringAsync(\"a\"))")]
    [InlineData("Task<string> Path(string url, int attempts)", "_http.GetStringAsync(url)", "Path(\"a\", 3)")]
    [InlineData("Task<string> Path(string url, TimeSpan wait)", "_http.GetStringAsync(url)", "Path(\"a\", TimeSpan.Zero)")]
    public void PathOfAnotherShape_IsNamed(string signature, string send, string use) => AssertNamed("Path", $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> A() => {{use}};
            public Task<string> B() => _http.GetStringAsync("b");
            private async {{signature}} { {{Loop.Replace("SEND", send, StringComparison.Ordinal)}} }
        }
        """);

    [Theory]
    [InlineData("var pipeline = pipelines.GetPipeline(\"x\"); return await pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"a\", t));", "GetPipeline().ExecuteAsync")]
    [InlineData("return await Make().ExecuteAsync(async t => await http.GetStringAsync(\"a\", t));", "Make().ExecuteAsync")]
    public void PipelineMadeInTheCall_IsNamed(string body, string path) => AssertNamed(path, $$"""
        interface IPipelines { Polly.ResiliencePipeline GetPipeline(string name); }
        class Client(HttpClient http, IPipelines pipelines)
        {
            public async Task<string> A() { {{body}} }
            public async Task<string> B() => await http.GetStringAsync("b");
            private Polly.ResiliencePipeline Make() => pipelines.GetPipeline("x");
        }
        """);

    [Fact]
    public void RecursivePath_IsNamed() => AssertNamed("A", """
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> B() => _http.GetStringAsync("b");
            public async Task<string> A(string url, int left)
            {
                try { return await _http.GetStringAsync(url); }
                catch (HttpRequestException) when (left > 0) { return await A(url, left - 1); }
            }
        }
        """);

    private static void AssertNamed(string path, string source)
    {
        var verdict = Assert.Single(Scan.All(source), verdict => verdict.Member.Name == "B");
        Assert.Equal("RSG1002", verdict.RuleId);
        Assert.Equal(path, verdict.Path!.Name);
    }
}
