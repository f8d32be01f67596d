namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Second attempts without a loop around the first one, and loops that need no wait.</summary>
public class SecondAttemptTests
{
    [Theory]
    [InlineData("again: try { return await _http.GetAsync(url); } catch (HttpRequestException) { if (++n > 3) throw; } await Task.Delay(10); goto again;")]
    [InlineData("again: var r = await _http.GetAsync(url); if (!r.IsSuccessStatusCode && n++ < 3) { await Task.Delay(10); goto again; } return r;")]
    [InlineData("again: try { return await _http.GetAsync(url); } catch (HttpRequestException) when (n++ < 3) { goto again; }")]
    public void JumpBackAfterFailure_IsGuarded(string body) => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Get(body)));

    [Theory]
    [InlineData("var r = await _http.GetAsync(url); while (!r.IsSuccessStatusCode && n++ < 3) { await Task.Delay(10); r = await _http.GetAsync(url); } return r;")]
    [InlineData("var r = _http.GetAsync(url).Result; for (var i = 0; i < 3 && (int)r.StatusCode >= 500; i++) { await Task.Delay(10); r = _http.GetAsync(url).GetAwaiter().GetResult(); } return r;")]
    [InlineData("var r = await _http.GetAsync(url); if ((int)r.StatusCode >= 500) { await Task.Delay(10); r = await _http.GetAsync(url); } return r;")]
    [InlineData("var r = await _http.GetAsync(url); for (var i = 0; i < 3 && (int)r.StatusCode >= 500; i++) { await Task.Delay(10); r = await _http.GetAsync(url); } return r;")]
    [InlineData("try { return await _http.GetAsync(url); } catch (HttpRequestException) { } await Task.Delay(10); return await _http.GetAsync(url);")]
    public void SecondSendAfterFailure_IsGuarded(string body) => Assert.All(Scan.Verdicts(Get(body)), verdict => Assert.Contains("GuardedCall", verdict, StringComparison.Ordinal));

    [Theory]
    [InlineData("var r = await _http.GetAsync(url); if (r.IsSuccessStatusCode) { r = await _http.GetAsync(url + n); } return r;")]
    [InlineData("var r = await _http.GetAsync(url); if (r.StatusCode == System.Net.HttpStatusCode.Unauthorized) { r = await _http.GetAsync(url); } return r;")]
    public void SecondSendAfterAnotherAnswer_IsNoGuard(string body) => Assert.All(Scan.Verdicts(Get(body)), verdict => Assert.Contains("Gap(noPath)", verdict, StringComparison.Ordinal));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { var r = await _http.GetAsync(url); if (r.IsSuccessStatusCode) return r; r.Dispose(); } throw new TimeoutException();")]
    [InlineData("HttpResponseMessage r = null!; for (var i = 0; i < 3; i++) { r = await _http.GetAsync(url); if (r.IsSuccessStatusCode) break; } return r;")]
    [InlineData("for (var i = 0; i < 3; i++) { var r = await _http.GetAsync(url); switch (r.StatusCode) { case System.Net.HttpStatusCode.OK: return r; case System.Net.HttpStatusCode.ServiceUnavailable: await Task.Delay(10); continue; default: throw new TimeoutException(); } } return null!;")]
    public void SameRequestAfterFailedStatus_IsGuarded(string body) => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Get(body)));

    [Fact]
    public void ItemsWithPauseAfterFailedStatus_AreNoRetry() => Assert.Equal("Gap(noPath)", Scan.Verdict(Get(
        "foreach (var item in new[] { 1, 2 }) { var r = await _http.GetAsync(url + item); if (!r.IsSuccessStatusCode) { await Task.Delay(10); continue; } Console.WriteLine(r); } return null!;")));

    [Fact]
    public void PagesUntilFailedStatus_AreNoRetry() => Assert.Equal("Gap(noPath)", Scan.Verdict(Get(
        "while (true) { var r = await _http.GetAsync(url + n); if (!r.IsSuccessStatusCode) return r; n++; await Task.Delay(10); }")));

    [Fact]
    public void RecursionBehindTheCatch_IsGuarded() => Assert.Equal("GuardedCall(recursion)", Scan.Verdict(Get(
        "try { return await _http.GetAsync(url); } catch (HttpRequestException) when (n > 0) { await Task.Delay(10); } return await Get(url, n - 1);")));

    [Fact]
    public void SecondPlaceAfterBothOutcomesOfTheFirst_IsNoSecondAttempt() => Assert.All(Scan.Verdicts(Get("""
        HttpResponseMessage? found = null;
        try { var r = await _http.GetAsync(url); if (n > 0) return r; found = r; } catch (HttpRequestException) { Console.WriteLine(n); }
        if (found is not null) return found;
        return await _http.GetAsync(url + "/archive");
        """)), verdict => Assert.Contains("Gap(noPath)", verdict, StringComparison.Ordinal));

    [Fact]
    public void WrapperInField_IsFollowed() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            private readonly Func<Func<Task<string>>, Task<string>> _retry = async call =>
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            };
            public Task<string> Get(string url) => _retry(() => _http.GetStringAsync(url));
        }
        """));

    [Fact]
    public void WrapperFromOutside_IsUnknown() => Assert.Equal("Unknown(foreignDelegate)", Scan.Verdict("""
        class Client(Func<Func<Task<string>>, Task<string>> wrap)
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => wrap(() => _http.GetStringAsync(url));
        }
        """));

    private static string Get(string body) => $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            public async Task<HttpResponseMessage> Get(string url, int n) { {{body}} }
        }
        """;
}
