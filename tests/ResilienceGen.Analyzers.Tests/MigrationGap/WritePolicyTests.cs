namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>A write may go only onto a path whose look at the verb decides whether it sends again.</summary>
public class WritePolicyTests
{
    [Theory]
    [InlineData("if (method == HttpMethod.Post) return await SEND;")]
    [InlineData("if (method.Method is \"POST\" or \"PATCH\") { Console.WriteLine(); return await SEND; }")]
    [InlineData("if (!IsSafe(method)) return await SEND;")]
    [InlineData("switch (method.Method) { case \"POST\": return await SEND; }")]
    [InlineData("if (method == HttpMethod.Post) retries = 0;")]
    [InlineData("retries = method == HttpMethod.Post ? 0 : 3;")]
    [InlineData("retries = method.Method switch { \"GET\" => 3, _ => 0 };")]
    [InlineData("var isSafe = method == HttpMethod.Get; if (!isSafe) return await SEND;")]
    public void LookBeforeTheLoop_Decides(string look) => Assert.Equal("Gap(bypassesPath)", VerdictOf(look, ""));

    [Theory]
    [InlineData("when (method == HttpMethod.Get)", "")]
    [InlineData("when (IsSafe(method) && retries > 0)", "")]
    [InlineData("when (retries > 0)", "if (method == HttpMethod.Post) throw;")]
    public void LookInTheCatch_Decides(string filter, string handler) => Assert.Equal("Gap(bypassesPath)", VerdictOf("", handler, filter));

    [Theory]
    [InlineData("Console.WriteLine(method);")]
    [InlineData("if (method != HttpMethod.Get) Console.WriteLine(url);")]
    [InlineData("if (method != HttpMethod.Get) content ??= new StringContent(url);")]
    [InlineData("content = method == HttpMethod.Get ? null : content;")]
    [InlineData("var hasBody = method != HttpMethod.Get; if (hasBody) Console.WriteLine(url);")]
    [InlineData("Console.WriteLine(method == HttpMethod.Get);")]
    public void LookForAnotherPurpose_DoesNot(string look) => Assert.Equal("Gap(unsafeVerb)", VerdictOf(look, ""));

    [Fact]
    public void ChoiceOfTheCallInsideTheLoop_DoesNot() => Assert.Equal("Gap(unsafeVerb)", Scan.VerdictIn("B", """
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<HttpResponseMessage> B(string url) => _http.PostAsync(url, new StringContent(url));
            private async Task<HttpResponseMessage> Path(HttpMethod method, string url, HttpContent? content)
            {
                while (true)
                {
                    try
                    {
                        if (method == HttpMethod.Get) return await _http.GetAsync(url);
                        return await _http.PostAsync(url, content);
                    }
                    catch (HttpRequestException) { await Task.Delay(10); }
                }
            }
        }
        """));

    private static string VerdictOf(string look, string handler, string filter = "when (retries > 0)") => Scan.VerdictIn("B", $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<HttpResponseMessage> B(string url) => _http.PostAsync(url, new StringContent(url));
            private async Task<HttpResponseMessage> Path(HttpMethod method, string url, HttpContent? content, int retries = 3)
            {
                {{look.Replace("SEND", "_http.SendAsync(new HttpRequestMessage(method, url) { Content = content })", StringComparison.Ordinal)}}
                while (true)
                {
                    try { return await _http.SendAsync(new HttpRequestMessage(method, url) { Content = content }); }
                    catch (HttpRequestException) {{filter}} { {{handler}} await Task.Delay(10); retries--; }
                }
            }
            private static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Put;
        }
        """);
}
