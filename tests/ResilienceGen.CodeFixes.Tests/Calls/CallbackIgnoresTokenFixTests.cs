using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.CallbackIgnoresToken>, ResilienceGen.CodeFixes.Calls.CallbackIgnoresTokenFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class CallbackIgnoresTokenFixTests
{
    private static string Client(string call, string parameters = "") => $$"""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public ValueTask<string> Get(string url, CancellationToken ct{{parameters}}) => {{call}};
        }
        """;

    [Theory]
    [InlineData("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url, ct), ct)", "pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t), ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url), ct)", "pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t), ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => await http.[|GetStringAsync|](url, ct), ct)", "pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url, /* why */ ct))", "pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, /* why */ t), ct)")]
    [InlineData("pipeline.ExecuteAsync(async (state, _) => await http.[|GetStringAsync|](state, ct), url)", "pipeline.ExecuteAsync(async (state, token) => await http.GetStringAsync(state, token), url, ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => (await http.[|GetFromJsonAsync<string>|](url))!, ct)", "pipeline.ExecuteAsync(async token => (await http.GetFromJsonAsync<string>(url, cancellationToken: token))!, ct)")]
    public Task CallTakesTheTokenOfItsCallback(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after));

    [Fact]
    public Task NameThatIsTaken_IsAvoided() => Verify.VerifyCodeFixAsync(
        Client("pipeline.ExecuteAsync(async _ => await http.[|GetStringAsync|](url + token, ct), ct)", ", string token"),
        Client("pipeline.ExecuteAsync(async attemptToken => await http.GetStringAsync(url + token, attemptToken), ct)", ", string token"));

    [Fact]
    public Task TokenOfAContext_IsReadFromIt() => Verify.VerifyCodeFixAsync(
        Client("pipeline.ExecuteAsync(async context => await http.[|GetStringAsync|](url), shared)", ", Polly.ResilienceContext shared"),
        Client("pipeline.ExecuteAsync(async context => await http.GetStringAsync(url, context.CancellationToken), shared)", ", Polly.ResilienceContext shared"));

    [Fact]
    public Task AnotherTokenThanTheGuards_IsLeftToAPerson() => Verify.VerifyNoFixAsync(
        Client("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url, stop), ct)", ", CancellationToken stop"));

    [Fact]
    public Task TwoCallsInOneCallback_ShareItsNewName() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Client("pipeline.ExecuteAsync(async _ => await http.[|GetStringAsync|](url, ct) + await http.[|GetStringAsync|](url), ct)")],
        [Client("pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token) + await http.GetStringAsync(url, token), ct)")]);

    [Fact]
    public Task EveryFile_IsFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Project,
        [
            Client("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url, ct), ct)"),
            "class Other(HttpClient http, Polly.ResiliencePipeline pipeline) { public ValueTask<string> Get(CancellationToken ct) => pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"b\", ct)); }",
        ],
        [
            Client("pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t), ct)"),
            "class Other(HttpClient http, Polly.ResiliencePipeline pipeline) { public ValueTask<string> Get(CancellationToken ct) => pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"b\", t), ct); }",
        ]);
}
