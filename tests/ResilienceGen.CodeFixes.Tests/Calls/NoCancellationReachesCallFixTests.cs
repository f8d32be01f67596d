using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NoCancellationReachesCall>, ResilienceGen.CodeFixes.Calls.NoCancellationReachesCallFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class NoCancellationReachesCallFixTests
{
    [Fact]
    public Task MethodGetsAToken_AndItsCallsToo() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            public async Task<string> Get(string url)
            {
                await http.[|DeleteAsync|](url);
                return await http.GetStringAsync(url + url.ToUpperInvariant());
            }

            public Task<HttpResponseMessage> First() => http.[|GetAsync|]("a");
        }
        """,
        """
        class Client(HttpClient http)
        {
            public async Task<string> Get(string url, CancellationToken cancellationToken = default)
            {
                await http.DeleteAsync(url, cancellationToken);
                return await http.GetStringAsync(url + url.ToUpperInvariant(), cancellationToken);
            }

            public Task<HttpResponseMessage> First(CancellationToken cancellationToken = default) => http.GetAsync("a", cancellationToken);
        }
        """);

    [Fact]
    public Task NameThatIsTaken_IsLeftToAPerson() => Verify.VerifyNoFixAsync(
        "class Client(HttpClient http) { public Task<string> Get(string cancellationToken) => http.[|GetStringAsync|](cancellationToken); }");

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new NoCancellationReachesCallFix().GetFixAllProvider());
}
