using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ResponseDroppedOnRetry>, ResilienceGen.CodeFixes.Calls.ResponseDroppedOnRetryFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class ResponseDroppedOnRetryFixTests
{
    private static string Loop(string rest, string send = "var response = await http.GetAsync(\"a\", ct);") => $$"""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage?> Get(CancellationToken ct)
            {
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    {{send}}
                    {{rest}}
                    await Task.Delay(100, ct);
                }
                return null;
            }
        }
        """;

    private const string Reported = "var response = await http.[|GetAsync|](\"a\", ct);";

    [Fact]
    public Task ResponseIsDisposedBehindItsLastUse() => Verify.VerifyCodeFixAsync(
        Loop("if (response.IsSuccessStatusCode) return response;", Reported),
        Loop("if (response.IsSuccessStatusCode) return response;\n            response.Dispose();"));

    [Theory]
    [InlineData("if (response.IsSuccessStatusCode) return response; if ((int)response.StatusCode == 503) { attempt++; continue; }")]
    [InlineData("if (response.IsSuccessStatusCode) return response; var age = response.Headers.Age;")]
    public Task ResponseWithAnotherWayToTheNextRound_IsLeftToAPerson(string rest) => Verify.VerifyNoFixAsync(Loop(rest, Reported));

    [Fact]
    public Task ResponseThatOutlivesTheRound_IsLeftToAPerson() => Verify.VerifyNoFixAsync("""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get(CancellationToken ct)
            {
                HttpResponseMessage response;
                var attempt = 0;
                do { response = await http.[|GetAsync|]("a", ct); await Task.Delay(100, ct); } while (!response.IsSuccessStatusCode && attempt++ < 3);
                return response;
            }
        }
        """);

    [Fact]
    public Task EveryFile_IsFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Project,
        [Loop("if (response.IsSuccessStatusCode) return response;", Reported), Loop("if (response.IsSuccessStatusCode) return response;").Replace("class Client", "class Other")],
        [
            Loop("if (response.IsSuccessStatusCode) return response;\n            response.Dispose();"),
            Loop("if (response.IsSuccessStatusCode) return response;\n            response.Dispose();").Replace("class Client", "class Other"),
        ]);
}
