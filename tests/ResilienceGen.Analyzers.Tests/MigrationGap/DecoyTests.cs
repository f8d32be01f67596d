namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Code that looks like a guard and sends nothing again.</summary>
public class DecoyTests
{
    [Fact]
    public void HelperThatOnlyBoundsTime_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public Task<string> Get(string url) => WithTimeout(t => _http.GetStringAsync(url, t));
        private static async Task<T> WithTimeout<T>(Func<CancellationToken, Task<T>> call)
        {
            using var source = new CancellationTokenSource(1000);
            return await call(source.Token);
        }
        """)));

    [Fact]
    public void HelperNamedRetryThatCallsOnce_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public Task<string> Get(string url) => ExecuteWithRetryAsync(() => _http.GetStringAsync(url));
        private static Task<T> ExecuteWithRetryAsync<T>(Func<Task<T>> call) => call();
        """)));

    [Fact]
    public void HelperThatLogsAndRethrows_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public Task<string> Get(string url) => Logged(() => _http.GetStringAsync(url));
        private static async Task<T> Logged<T>(Func<Task<T>> call)
        {
            try { return await call(); }
            catch (Exception error) { Console.WriteLine(error); throw; }
        }
        """)));

    [Theory]
    [InlineData("HttpResponseMessage r; while ((r = await _http.GetAsync(url)).IsSuccessStatusCode) url = r.Headers.Location!.ToString();")]
    [InlineData("while ((await _http.GetAsync(url)).StatusCode == System.Net.HttpStatusCode.Accepted) await Task.Delay(10);")]
    [InlineData("while (!(await _http.GetAsync(url + page)).IsSuccessStatusCode) page++;")]
    [InlineData("while (await Try(url)) await Task.Delay(10);")]
    public void ConditionThatSendsTheNext_IsNoGuard(string body) => Assert.Contains(": Gap(noPath)", Scan.Verdicts(Client($$"""
        public async Task Get(string url, int page) { {{body}} }
        private async Task<bool> Try(string url) { try { await _http.GetAsync(url); return true; } catch (HttpRequestException) { return false; } }
        """))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("for (var i = 0; i < 1; i++)", "Gap(noPath)")]
    [InlineData("const int retries = 0; for (var i = 0; i <= retries; i++)", "Gap(noPath)")]
    [InlineData("for (var i = 0; i <= 1; i++)", "GuardedCall(loop)")]
    [InlineData("const int attempts = 3; for (var i = 1; i <= attempts; i++)", "GuardedCall(loop)")]
    [InlineData("for (var i = first; i <= 1; i++)", "GuardedCall(loop)")]
    [InlineData("var last = 1; for (var i = 0; i < last; i++)", "Gap(noPath)")]
    [InlineData("var last = 1; last += first; for (var i = 0; i < last; i++)", "GuardedCall(loop)")]
    public void LoopOfOneRound_IsNoGuard(string loop, string verdict) => Assert.Equal(verdict, Scan.Verdict(Client($$"""
        public async Task<string?> Get(string url, int first)
        {
            {{loop}} { try { return await _http.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(10); } }
            return null;
        }
        """)));

    [Fact]
    public void ItemLoopWithCatch_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<List<string>> All(IEnumerable<string> urls)
        {
            var found = new List<string>();
            foreach (var url in urls)
            {
                try { found.Add(await _http.GetStringAsync(url)); }
                catch (HttpRequestException error) { Console.WriteLine(error); }
            }
            return found;
        }
        """)));

    [Fact]
    public void ItemLoopInsideAnotherLoop_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Save(string[] places, string[] names)
        {
            foreach (var place in places)
            {
                foreach (var name in names)
                {
                    var response = await _http.GetAsync(name);
                    if (!response.IsSuccessStatusCode) continue;
                    Console.WriteLine(response);
                }
            }
        }
        """)));

    [Fact]
    public void LoopThatAsksForAnotherAnswer_IsNoGuard() => Assert.Contains("Save PostAsync: Gap(noPath)", Scan.Verdicts(Client("""
        public async Task Save(string[] names, string sum)
        {
            foreach (var name in names)
            {
                var found = await _http.GetAsync(name);
                if (!found.IsSuccessStatusCode) continue;
                var seen = await _http.PostAsync(sum, null);
                Console.WriteLine(seen);
            }
        }
        """)));

    [Fact]
    public void LoopThatTriesAnotherContent_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Create(string url, string name)
        {
            for (var taken = 1; ; taken++)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, url);
                request.Content = new StringContent(name + taken);
                var response = await _http.SendAsync(request);
                if (response.StatusCode == System.Net.HttpStatusCode.Created) return;
                if (response.StatusCode != System.Net.HttpStatusCode.Conflict) throw new InvalidOperationException();
            }
        }
        """)));

    [Theory]
    [InlineData("await Until(async attempt => { await _http.GetStringAsync(url); return File.Exists(url); });")]
    [InlineData("await Until(async attempt => { var text = await _http.GetStringAsync(url); return text.Length > attempt; });")]
    public void HelperThatWaitsForAResult_IsNoGuardOfAFailureThatEscapes(string body) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($$"""
        public async Task Get(string url) { {{body}} }
        {{Until}}
        """)));

    private const string Until = "private static async Task<bool> Until(Func<int, Task<bool>> call) { for (var i = 0; i < 3; i++) { if (await call(i)) return true; await Task.Delay(10); } return false; }";

    [Fact]
    public void LoopThatEndsWhenCancelled_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Beat(CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                try { await _http.GetStringAsync("alive", token); }
                catch (Exception) { if (token.IsCancellationRequested) throw; }
            }
        }
        """)));

    [Theory]
    [InlineData("if (!response.IsSuccessStatusCode) return null;")]
    [InlineData("if (!response.IsSuccessStatusCode) continue; var text = await response.Content.ReadAsStringAsync(); if (text.Length > 9) return text;")]
    [InlineData("if (response.StatusCode == System.Net.HttpStatusCode.NotFound) continue; return url;")]
    public void ItemLoopThatAGoodStatusDoesNotEnd_IsNoGuard(string body) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($$"""
        public async Task<string?> First(IEnumerable<string> urls)
        {
            foreach (var url in urls) { var response = await _http.GetAsync(url); {{body}} }
            return null;
        }
        """)));

    [Theory]
    [InlineData("var r = await _http.GetAsync(url); return r.StatusCode == System.Net.HttpStatusCode.Found ? await Get(r.Headers.Location!.ToString()) : r;")]
    [InlineData("var r = await _http.GetAsync(url); return r.StatusCode switch { System.Net.HttpStatusCode.Found or System.Net.HttpStatusCode.Moved => await Get(r.Headers.Location!.ToString()), _ => r };")]
    public void RecursionToAnotherPlace_IsNoGuard(string body) =>
        Assert.Equal("Gap(noPath)", Scan.Verdict(Client($"public async Task<HttpResponseMessage> Get(string url) {{ {body} }}")));

    [Theory]
    [InlineData("failed.Add(url);", "Console.WriteLine(failed.Count);")]
    [InlineData("Console.WriteLine(url);", "foreach (var one in failed) Console.WriteLine(one);")]
    [InlineData("failed.Add(url);", "foreach (var one in failed) Console.WriteLine(one);")]
    public void WhatFailed_IsNotSentAgainWhereItIsOnlyReported(string handler, string end) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($$"""
        public async Task Delete(Queue<string> open)
        {
            var failed = new List<string>();
            while (open.TryDequeue(out var url)) { try { await _http.DeleteAsync(url); } catch (HttpRequestException) { {{handler}} } }
            {{end}}
        }
        """)));

    [Fact]
    public void TaskThatIsAwaitedAgain_IsNotSentAgain() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string?> Get(string url)
        {
            var task = _http.GetStringAsync(url);
            for (var i = 0; i < 3; i++)
            {
                try { return await task; }
                catch (HttpRequestException) { await Task.Delay(10); }
            }
            return null;
        }
        """)));

    [Fact]
    public void ItemLoopThatMayEndEarly_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string?> First(IEnumerable<string> urls)
        {
            foreach (var url in urls)
            {
                try
                {
                    var text = await _http.GetStringAsync(url);
                    Console.WriteLine(text);
                    if (text.Length > 100) return text;
                }
                catch (Exception error) { Console.WriteLine(error); }
            }
            return null;
        }
        """)));

    [Fact]
    public void ItemLoopOverOutVariables_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Save(List<Dictionary<string, string>> items)
        {
            foreach (var item in items)
            {
                if (!item.TryGetValue("url", out var url)) continue;
                try
                {
                    var text = await _http.GetStringAsync(url);
                    if (File.Exists(text)) return;
                }
                catch (Exception error) { Console.WriteLine(error); }
            }
        }
        """)));

    [Fact]
    public void PagingLoop_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<int> Count()
        {
            var count = 0;
            for (var page = 0; ; page++)
            {
                var text = await _http.GetStringAsync($"items?page={page}");
                if (text.Length == 0) return count;
                count++;
                await Task.Delay(100);
            }
        }
        """)));

    [Fact]
    public void PagingLoopThatSkipsBrokenPages_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<int> Count(int pages)
        {
            var count = 0;
            for (var page = 0; page < pages; page++)
            {
                try
                {
                    var text = await _http.GetStringAsync($"items?page={page}");
                    if (text.Length == 0) break;
                    count++;
                }
                catch (HttpRequestException) { Console.WriteLine(page); }
            }
            return count;
        }
        """)));

    [Fact]
    public void PollingLoop_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string> Wait(string url)
        {
            while (true)
            {
                var state = await _http.GetStringAsync(url);
                if (state == "done") return state;
                await Task.Delay(1000);
            }
        }
        """)));

    [Fact]
    public void PollingLoopWithStatusCheckThatThrows_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string> Wait(string url)
        {
            while (true)
            {
                var response = await _http.GetAsync(url);
                if (!response.IsSuccessStatusCode) throw new InvalidOperationException();
                var state = await response.Content.ReadAsStringAsync();
                if (state == "done") return state;
                await Task.Delay(1000);
            }
        }
        """)));

    [Fact]
    public void PollingWhileAccepted_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage> Wait(string url)
        {
            while (true)
            {
                var response = await _http.GetAsync(url);
                if (response.StatusCode != System.Net.HttpStatusCode.Accepted) return response;
                await Task.Delay(1000);
            }
        }
        """)));

    [Fact]
    public void HeartbeatLoop_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Beat(CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                try { await _http.GetStringAsync("alive", token); }
                catch (HttpRequestException error) { Console.WriteLine(error); }
                await Task.Delay(1000, token);
            }
        }
        """)));

    [Fact]
    public void HelperThatRenewsItsTokenOn401_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public Task<HttpResponseMessage> Get(string url) => Authorized(() => _http.GetAsync(url));
        private static async Task<HttpResponseMessage> Authorized(Func<Task<HttpResponseMessage>> call)
        {
            var response = await call();
            if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized) return response;
            await Task.Delay(1);
            return await call();
        }
        """)));

    [Fact]
    public void LoopThatRenewsItsTokenOn401_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage> Get(string url)
        {
            for (var attempt = 0; ; attempt++)
            {
                var response = await _http.GetAsync(url);
                if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized || attempt == 1) return response;
                await Task.Delay(1);
            }
        }
        """)));

    [Fact]
    public void RecursionOn401_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<HttpResponseMessage> Get(string url, bool renewed = false)
        {
            var response = await _http.GetAsync(url);
            if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && !renewed) return await Get(url, true);
            return response;
        }
        """)));

    [Fact]
    public void RecursionThatReportsTheFailure_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task Count(string what, bool report = true)
        {
            var response = await _http.GetAsync("count/" + what);
            if (report && (int)response.StatusCode >= 500) await Count("failed", false);
        }
        """)));

    [Fact]
    public void RecursionOverPages_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<int> Count(int page)
        {
            var text = await _http.GetStringAsync($"items?page={page}");
            return text.Length == 0 ? 0 : 1 + await Count(page + 1);
        }
        """)));

    [Fact]
    public void LoopWhoseCatchEndsIt_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string?> Get(string url)
        {
            while (true)
            {
                try { return await _http.GetStringAsync(url); }
                catch (HttpRequestException) { return null; }
            }
        }
        """)));

    [Fact]
    public void LoopThatCatchesOnlyBadJson_IsNoGuard() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public async Task<string> Get(string url)
        {
            while (true)
            {
                try { return await _http.GetStringAsync(url); }
                catch (System.Text.Json.JsonException) { Console.WriteLine(); }
            }
        }
        """)));

    [Theory]
    [InlineData("Polly.ResiliencePipeline.Empty")]
    [InlineData("new Polly.ResiliencePipelineBuilder().Build()")]
    [InlineData("new Polly.ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build()")]
    public void PipelineThatNeverSendsAgain_IsNoGuard(string pipeline) => Assert.Equal("Gap(noPath)", Scan.Verdict($$"""
        using Polly;
        class Client
        {
            private readonly HttpClient _http = new();
            private readonly ResiliencePipeline _pipeline = {{pipeline}};
            public ValueTask<string> Get(string url) => _pipeline.ExecuteAsync(async t => await _http.GetStringAsync(url, t));
        }
        """));

    [Theory]
    [InlineData("Polly.Timeout.AsyncTimeoutPolicy", "Polly.Policy.TimeoutAsync(3)")]
    [InlineData("Polly.IAsyncPolicy", "Polly.Policy.TimeoutAsync(3)")]
    [InlineData("Polly.IAsyncPolicy", "Polly.Policy.NoOpAsync()")]
    public void PolicyThatNeverSendsAgain_IsNoGuard(string type, string policy) => Assert.Equal("Gap(noPath)", Scan.Verdict($$"""
        class Client
        {
            private readonly HttpClient _http = new();
            private readonly {{type}} _policy = {{policy}};
            public Task<string> Get(string url) => _policy.ExecuteAsync(() => _http.GetStringAsync(url));
        }
        """));

    [Fact]
    public void CallBesideTheGuardedDelegate_IsNoGuard() => Assert.Equal(["Get GetStringAsync: Gap(unsafe)"], Scan.Verdicts(Client("""
        public async Task<string> Get(string url) { await Task.Run(() => 1); return await _http.GetStringAsync(url); }
        """)).Select(verdict => verdict.Replace("noPath", "unsafe", StringComparison.Ordinal)));

    private static string Client(string members) => $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
