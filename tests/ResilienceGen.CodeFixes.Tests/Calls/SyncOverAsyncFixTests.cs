using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.SyncOverAsync>, ResilienceGen.CodeFixes.Calls.SyncOverAsyncFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class SyncOverAsyncFixTests
{
    [Theory]
    [InlineData("return http.GetStringAsync(\"a\").[|Result|];", "return await http.GetStringAsync(\"a\");")]
    [InlineData("return http.GetStringAsync(\"a\").[|Result|].Trim();", "return (await http.GetStringAsync(\"a\")).Trim();")]
    [InlineData("http.GetStringAsync(\"a\").[|Wait|](); return \"\";", "await http.GetStringAsync(\"a\"); return \"\";")]
    [InlineData("return http.GetStringAsync(\"a\").ConfigureAwait(false).GetAwaiter().[|GetResult|]();", "return await http.GetStringAsync(\"a\").ConfigureAwait(false);")]
    [InlineData("return http /* kept */ .GetStringAsync(\"a\").[|Result|];", "return await http /* kept */ .GetStringAsync(\"a\");")]
    public Task AsynchronousMember_Awaits(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after));

    [Theory]
    [InlineData("lock (http) return http.GetStringAsync(\"a\").[|Result|];")]
    [InlineData("try { return http.GetStringAsync(\"a\").[|Result|]; } catch (AggregateException) { return \"\"; }")]
    [InlineData("Func<string> get = () => http.GetStringAsync(\"a\").[|Result|]; return get();")]
    public Task PlaceThatCannotAwait_StaysAsItIs(string body) => Verify.VerifyNoFixAsync(Client(body));

    [Fact]
    public Task SynchronousMember_StaysAsItIs() => Verify.VerifyNoFixAsync("class Client(HttpClient http) { public string Get() => http.GetStringAsync(\"a\").[|Result|]; }");

    [Fact]
    public Task EveryWait_IsFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Client("return http.GetStringAsync(\"a\").[|Result|] + http.GetStringAsync(\"b\").[|Result|];")],
        [Client("return await http.GetStringAsync(\"a\") + await http.GetStringAsync(\"b\");")]);

    private static string Client(string body) => $$"""
        class Client(HttpClient http)
        {
            public async Task<string> Get() { await Task.Yield(); {{body}} }
        }
        """;
}
