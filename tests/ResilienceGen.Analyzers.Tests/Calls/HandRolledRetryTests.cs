using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.HandRolledRetry>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2104: loops that a library could be.</summary>
public class HandRolledRetryTests
{
    [Theory]
    [InlineData("[|for|] (var attempt = 0; ; attempt++) { try { return await http.GetStringAsync(url); } catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100); } }")]
    [InlineData("[|while|] (true) { var response = await http.GetAsync(url); if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync(); await Task.Delay(100); }")]
    [InlineData("[|while|] (true) { try { var first = await http.GetStringAsync(url); return first + await http.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(100); } }")]
    public Task LoopAroundACall_IsReportedOnce(string body) => Verify.VerifyAnalyzerAsync(Client(body));

    [Theory]
    [InlineData("foreach (var item in new[] { \"a\", \"b\" }) { try { await http.GetStringAsync(item); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var page = 1; while (page < 9) { try { await http.GetStringAsync(url + page); page++; } catch (HttpRequestException) { await Task.Delay(100); } } return \"\";")]
    [InlineData("while (true) { var state = await http.GetStringAsync(url); if (state == \"done\") return state; await Task.Delay(100); }")]
    [InlineData("while (true) { var response = await http.GetAsync(url); if (response.StatusCode != System.Net.HttpStatusCode.Accepted) return \"\"; await Task.Delay(100); }")]
    [InlineData("while (true) { var response = await http.GetAsync(url); if (response.StatusCode != System.Net.HttpStatusCode.Redirect) return \"\"; url = response.Headers.Location!.ToString(); }")]
    [InlineData("return await Retry(() => http.GetStringAsync(url));")]
    public Task PagesPollingProtocolsAndHelpers_AreSilent(string body) => Verify.VerifyAnalyzerAsync(Client(body));

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync(
        Client("while (true) { try { return await http.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(100); } }").Replace("public async", "[Xunit.Fact] public async"),
        "namespace Xunit { class FactAttribute : Attribute; }");

    [Theory]
    [InlineData("", "This loop retries HttpClient.GetStringAsync by hand (up to 3 attempts); let a resilience pipeline or a [Resilient] interface do it")]
    [InlineData("private readonly Polly.ResiliencePipeline _pipeline = null!; public async Task Put() => await _pipeline.ExecuteAsync(async t => await Task.Delay(1, t));",
        "This loop retries HttpClient.GetStringAsync by hand (up to 3 attempts); use _pipeline.ExecuteAsync, as this type does elsewhere")]
    public async Task Message_NamesTheWayOut(string member, string message)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(
            Client("for (var attempt = 0; ; attempt++) { try { return await http.GetStringAsync(url); } catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100); } }", member))));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    private static string Client(string body, string member = "") => $$"""
        class Client(HttpClient http)
        {
            {{member}}
            public async Task<string> Get(string url) { {{body}} }

            static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """;
}
