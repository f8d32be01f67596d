namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Hand-written ways to send again.</summary>
public class RetryLoopTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { return await _http.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(10); } } return null;")]
    [InlineData("while (true) { try { return await _http.GetStringAsync(url); } catch (Exception) when (left-- > 0) { } }")]
    [InlineData("string? text = null; do { try { text = await _http.GetStringAsync(url); } catch (TaskCanceledException) { left--; } } while (text is null && left > 0); return text;")]
    [InlineData("foreach (var wait in new[] { 1, 2, 3 }) { try { return await _http.GetStringAsync(url); } catch { await Task.Delay(wait); } } return null;")]
    [InlineData("for (var i = 0; ; i++) { try { return await _http.GetStringAsync(url); } catch (HttpRequestException) { if (i == 3) throw; } await Task.Delay(i); }")]
    [InlineData("for (;;) { try { var text = await _http.GetStringAsync(url); Console.WriteLine(text); return text; } catch (IOException) { continue; } }")]
    [InlineData("string? text = null; while (left > 0) { try { text = await _http.GetStringAsync(url); break; } catch (Exception) { left--; } } return text;")]
    [InlineData("var done = false; string? text = null; while (!done) { try { text = await _http.GetStringAsync(url); done = true; } catch (HttpRequestException) { } } return text;")]
    [InlineData("string? text = null; for (var i = 1; i <= left; i++) { try { text = await _http.GetStringAsync(url); } catch (HttpRequestException) { if (i == left) throw; } } return text;")]
    [InlineData("for (var i = 0; ; i++) { try { using (var scope = new MemoryStream()) { return await _http.GetStringAsync(url); } } catch (HttpRequestException) when (i < 3) { } }")]
    public void LoopThatRepeatsAfterFailure_IsGuarded(string body) =>
        Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client($"public async Task<string?> Get(string url, int left) {{ {body} }}")));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { var r = await _http.GetAsync(url); if (r.IsSuccessStatusCode) return r; await Task.Delay(10); } return null;")]
    [InlineData("HttpResponseMessage r; do { r = await _http.GetAsync(url); if (!r.IsSuccessStatusCode) await Task.Delay(10); } while (!r.IsSuccessStatusCode && left-- > 0); return r;")]
    [InlineData("for (var i = 0; ; i++) { var r = await _http.GetAsync(url); if ((int)r.StatusCode < 500 || i == 3) return r; await Task.Delay(10); }")]
    [InlineData("for (var i = 0; ; i++) { var r = await _http.GetAsync(url); if (!Again(r) || i == 3) return r; await Task.Delay(10); }")]
    [InlineData("for (var i = 0; ; i++) { var r = await _http.GetAsync(url); var again = r.StatusCode == System.Net.HttpStatusCode.TooManyRequests; if (again && i < 3) { await Task.Delay(10); continue; } return r; }")]
    [InlineData("for (var i = 0; ; i++) { var r = await _http.GetAsync(url); if (r.IsSuccessStatusCode || i == 3) { return r; } await Pause(i); }")]
    public void LoopThatRepeatsOnStatus_IsGuarded(string body) => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client($$"""
        public async Task<HttpResponseMessage?> Get(string url, int left) { {{body}} }
        private static bool Again(HttpResponseMessage response) => (int)response.StatusCode >= 500;
        private static Task Pause(int attempt) => Task.Delay(attempt);
        """)));

    [Theory]
    [InlineData("HttpResponseMessage r; while (!(r = await _http.GetAsync(url)).IsSuccessStatusCode && left-- > 0) { r.Dispose(); await Task.Delay(10); } return r;")]
    [InlineData("HttpResponseMessage r; do { left--; } while ((int)(r = await _http.GetAsync(url)).StatusCode >= 500 && left > 0); return r;")]
    [InlineData("while (!await Try(url) && left-- > 0) await Task.Delay(10); return null;")]
    public void ConditionThatSends_IsGuarded(string body) => Assert.StartsWith("GuardedCall", Scan.Verdicts(Client($$"""
        public async Task<HttpResponseMessage?> Get(string url, int left) { {{body}} }
        private async Task<bool> Try(string url) { try { await _http.GetAsync(url); return true; } catch (HttpRequestException) { return false; } }
        """))[0].Split(": ")[1], StringComparison.Ordinal);

    [Fact]
    public void NewRequestForEachAttempt_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage> Get(string url)
        {
            for (var attempt = 1; ; attempt++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                try { return await _http.SendAsync(request); }
                catch (HttpRequestException) when (attempt < 3) { await Task.Delay(attempt); }
            }
        }
        """)));

    [Fact]
    public void AllSendsOfOneLoop_AreGuarded() => Assert.All(Scan.Verdicts(Client("""
        public async Task<HttpResponseMessage> Call(string url, bool write, HttpContent content)
        {
            var attempt = 0;
            while (true)
            {
                attempt++;
                try
                {
                    HttpResponseMessage response;
                    switch (write)
                    {
                        case true: response = await _http.PostAsync(url, content); break;
                        default: response = await _http.GetAsync(url); break;
                    }
                    if (response.IsSuccessStatusCode) return response;
                    response.EnsureSuccessStatusCode();
                }
                catch (Exception) when (attempt < 3) { Console.WriteLine(attempt); }
                await Task.Delay(100);
            }
        }
        """)), verdict => Assert.EndsWith("GuardedCall(loop)", verdict, StringComparison.Ordinal));

    [Fact]
    public void LoopOverMirrorsThatEndsAtTheFirstAnswer_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public async Task<string> Get(string[] mirrors)
        {
            foreach (var mirror in mirrors)
            {
                try { return await _http.GetStringAsync(mirror); }
                catch (HttpRequestException error) { Console.WriteLine(error); }
            }
            throw new InvalidOperationException();
        }
        """)));

    [Fact]
    public void LoopOverMirrorsThatEndsAtTheFirstGoodStatus_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public async Task<string?> Get(string[] mirrors)
        {
            foreach (var mirror in mirrors)
            {
                var response = await _http.GetAsync(mirror);
                if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync();
            }
            return null;
        }
        """)));

    [Theory]
    [InlineData("while (open.TryDequeue(out var url)) { try { await _http.DeleteAsync(url); } catch (HttpRequestException) { open.Enqueue(url); } }")]
    [InlineData("while (open.Count > 0) { var url = open.Dequeue(); try { await _http.DeleteAsync(url); } catch (HttpRequestException) { open.Enqueue(url); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { var failed = new Queue<string>(); foreach (var url in open) { try { await _http.DeleteAsync(url); } catch (HttpRequestException) { failed.Enqueue(url); } } open = failed; }")]
    public void WhatFailed_IsGuardedWhereItIsKeptForAnotherRound(string body) =>
        Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client($"public async Task Delete(Queue<string> open) {{ {body} }}")));

    [Fact]
    public void WhatFailed_IsGuardedWhereItIsSentLater() => Assert.Equal("Delete DeleteAsync: GuardedCall(loop)", Scan.Verdicts(Client("""
        public async Task Delete(string[] urls)
        {
            var failed = new List<string>();
            foreach (var url in urls) { try { await _http.DeleteAsync(url); } catch (HttpRequestException) { failed.Add(url); } }
            foreach (var url in failed) await _http.DeleteAsync(url);
        }
        """))[0]);

    [Fact]
    public void TaskThatIsAwaitedInsideTheTry_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public async Task<string?> Get(string url)
        {
            for (var i = 0; i < 3; i++)
            {
                var task = _http.GetStringAsync(url);
                try { return await task; }
                catch (HttpRequestException) { await Task.Delay(10); }
            }
            return null;
        }
        """)));

    [Fact]
    public void CursorThatOnlyAnAnswerAdvances_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public async Task Walk(string? next)
        {
            while (next is not null)
            {
                try { next = await _http.GetStringAsync(next); }
                catch (HttpRequestException) { await Task.Delay(100); }
            }
        }
        """)));

    [Fact]
    public void OneAttemptHelperInsideLoop_IsGuardedByCaller() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage?> Send(HttpRequestMessage request)
        {
            var attempt = 0;
            while (attempt <= 3)
            {
                var (done, response) = await TryOnce(request, attempt);
                if (done) return response;
                attempt++;
                await Task.Delay(100);
            }
            return null;
        }
        private async Task<(bool, HttpResponseMessage?)> TryOnce(HttpRequestMessage request, int attempt)
        {
            try { return (true, await _http.SendAsync(request)); }
            catch (HttpRequestException) { if (attempt == 3) throw; }
            return (false, null);
        }
        """)));

    [Theory]
    [InlineData("lambda", "await Until(async attempt => { try { await _http.GetStringAsync(url); return true; } catch (HttpRequestException) { return false; } });")]
    [InlineData("lambda", "await Until(async attempt => (await _http.GetAsync(url)).IsSuccessStatusCode);")]
    [InlineData("lambda", "await Until(async attempt => { using var r = await _http.GetAsync(url); if (r.IsSuccessStatusCode) { Console.WriteLine(attempt); return true; } return false; });")]
    [InlineData("local", "await Until(Once); async Task<bool> Once(int attempt) { try { await _http.GetStringAsync(url); return true; } catch (HttpRequestException) { return false; } }")]
    public void HelperThatRepeatsUntilTheResultIsGood_GuardsAFailureThatIsAResult(string how, string body) => Assert.Equal($"GuardedCall({how})", Scan.Verdict(Client($$"""
        public async Task Get(string url) { {{body}} }
        private static async Task<bool> Until(Func<int, Task<bool>> call)
        {
            for (var i = 0; i < 3; i++) { var done = await call(i); if (done) return true; await Task.Delay(10); }
            return false;
        }
        """)));

    [Theory]
    [InlineData("public Task<string> Get(string url, bool again) { return again ? Again(Once) : Once(); Task<string> Once() => _http.GetStringAsync(url); }")]
    [InlineData("public Task<string> Get(string url, bool again) => again ? Again(() => Once(url)) : Once(url); private Task<string> Once(string url) => _http.GetStringAsync(url);")]
    public void GuardThatCanBeSwitchedOff_IsAGuard(string members) => Assert.StartsWith("GuardedCall", Scan.Verdict(Client($$"""
        {{members}}
        private static async Task<T> Again<T>(Func<Task<T>> call) { while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } } }
        """)), StringComparison.Ordinal);

    [Fact]
    public void RecursionAfterFailure_IsGuarded() => Assert.Equal("GuardedCall(recursion)", Scan.Verdict(Client("""
        public async Task<string> Get(string url, int left = 3)
        {
            try { return await _http.GetStringAsync(url); }
            catch (HttpRequestException) when (left > 0)
            {
                await Task.Delay(100);
                return await Get(url, left - 1);
            }
        }
        """)));

    [Theory]
    [InlineData("var r = await _http.GetAsync(url); return r.IsSuccessStatusCode || left == 0 ? r : await Get(url, left - 1);")]
    [InlineData("return await _http.GetAsync(url) switch { { IsSuccessStatusCode: true } good => good, _ when left > 0 => await Get(url, left - 1), var bad => bad };")]
    [InlineData("var r = await _http.GetAsync(url); return r.StatusCode switch { System.Net.HttpStatusCode.BadGateway => await Get(url, left - 1), _ => r };")]
    public void RecursionInAnExpression_IsGuarded(string body) =>
        Assert.Equal("GuardedCall(recursion)", Scan.Verdict(Client($"public async Task<HttpResponseMessage> Get(string url, int left) {{ {body} }}")));

    [Fact]
    public void RecursionOnStatus_IsGuarded() => Assert.Equal("GuardedCall(recursion)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage> Get(string url, int left = 3)
        {
            var response = await _http.GetAsync(url);
            if ((int)response.StatusCode >= 500 && left > 0)
            {
                await Task.Delay(100);
                return await Get(url, left - 1);
            }
            return response;
        }
        """)));

    [Fact]
    public void CatchThatSendsElsewhere_GuardsBoth() => Assert.Equal(
        ["Get GetStringAsync: GuardedCall(fallback)", "Get GetStringAsync: GuardedCall(fallback)"],
        Scan.Verdicts(Client("""
        public async Task<string> Get(string first, string second)
        {
            try { return await _http.GetStringAsync(first); }
            catch (HttpRequestException) { return await _http.GetStringAsync(second); }
        }
        """)));

    [Fact]
    public void LoopInsideLocalFunction_IsGuarded() => Assert.Equal("GuardedCall(loop)", Scan.Verdict(Client("""
        public Task<string> Get(string url)
        {
            return Loop();
            async Task<string> Loop()
            {
                while (true)
                {
                    try { return await _http.GetStringAsync(url); }
                    catch (HttpRequestException) { await Task.Delay(10); }
                }
            }
        }
        """)));

    private static string Client(string members) => $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
