using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.HandRolledRetry>, ResilienceGen.CodeFixes.Calls.HandRolledRetryFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class HandRolledRetryFixTests
{
    private const string Path = """
            private static async Task<T> Again<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(token); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); } }
            }
            public Task<string> Other(CancellationToken token) => Again(t => http.GetStringAsync("b", t), token);
        """;

    [Fact]
    public Task PathOfTheType_TakesThePlaceOfTheLoop() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(CancellationToken token)
            {
                // Orders of today.
                [|for|] (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync("a", token).ConfigureAwait(false);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(200, token).ConfigureAwait(false);
                    }
                }
            }
        """),
        Client("""
            public async Task<string> Get(CancellationToken token)
            {
                // Orders of today.
                return await Again(attemptToken => http.GetStringAsync("a", attemptToken), token).ConfigureAwait(false);
            }
        """));

    [Fact]
    public Task CounterAboveTheLoop_AndThrowThatNeverRuns_GoWithIt() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                var delay = TimeSpan.FromSeconds(1);
                [|for|] (var attempt = 1; attempt <= 3; attempt++)
                {
                    try { return await http.GetStringAsync("a", ct); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(delay, ct); delay *= 2; }
                }
                throw new InvalidOperationException();
            }
        """),
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                return await Again(token => http.GetStringAsync("a", token), ct);
            }
        """));

    [Fact]
    public Task AnswerThatIsKept_IsKeptStill() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                HttpResponseMessage response;
                [|while|] (true)
                {
                    try
                    {
                        response = await http.GetAsync("a", ct);
                        break;
                    }
                    catch (HttpRequestException) { await Task.Delay(100, ct); }
                }

                return await response.Content.ReadAsStringAsync(ct);
            }
        """),
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                HttpResponseMessage response;
                response = await Again(token => http.GetAsync("a", token), ct);

                return await response.Content.ReadAsStringAsync(ct);
            }
        """));

    [Fact]
    public Task RequestOfTheAttempt_MovesAlong() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<HttpResponseMessage> Get(CancellationToken ct)
            {
                [|while|] (true)
                {
                    try
                    {
                        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
                        return await http.SendAsync(request, ct);
                    }
                    catch (HttpRequestException) { await Task.Delay(100, ct); }
                }
            }
        """),
        Client("""
            public async Task<HttpResponseMessage> Get(CancellationToken ct)
            {
                return await Again(async token =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "a");
                    return await http.SendAsync(request, token);
                }, ct);
            }
        """));

    [Theory]
    // The last failure of the loop is another one than that of the path, or there is none.
    [InlineData("[|for|] (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { await Task.Delay(100, ct); } } throw new TimeoutException();")]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { await Task.Delay(100, ct); } } return \"\";")]
    // Something is done after a failure, or with the answer.
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException e) { Console.WriteLine(e); await Task.Delay(100, ct); } }")]
    [InlineData("[|while|] (true) { try { var text = await http.GetStringAsync(\"a\", ct); return text.Trim(); } catch (HttpRequestException) { await Task.Delay(100, ct); } }")]
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { /* the server restarts at noon */ await Task.Delay(100, ct); } }")]
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { } finally { Console.WriteLine(); } await Task.Delay(100, ct); }")]
    [InlineData("Exception last; [|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException e) { last = e; await Task.Delay(100, ct); } }")]
    // What is done beside the wait would be lost.
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { await Task.WhenAll(Console.Out.FlushAsync(), Task.Delay(100, ct)); } }")]
    [InlineData("var n = 0; [|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { n += Console.Read(); await Task.Delay(100, ct); } }")]
    [InlineData("[|for|] (var i = 0; ; i++, Failures++) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) when (i < 3) { await Task.Delay(100, ct); } }")]
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { if (Failures++ > 3) throw; await Task.Delay(100, ct); } }")]
    [InlineData("var n = 0; var found = new string[9]; [|while|] (true) { try { found[n++] = await http.GetStringAsync(\"a\", ct); break; } catch (HttpRequestException) { await Task.Delay(100, ct); } } return found[0] + n;")]
    // A comment would be lost, or one half of a pair of directives.
    [InlineData("var delay = 100; // milliseconds\n[|while|] (true) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) { await Task.Delay(delay, ct); } }")]
    [InlineData("[|for|] (var i = 1; i <= 3; i++) { try { return await http.GetStringAsync(\"a\", ct); } catch (HttpRequestException) when (i < 3) { await Task.Delay(100, ct); } }\n#pragma warning disable CS0618\nthrow new InvalidOperationException();\n#pragma warning restore CS0618\n")]
    // The wait could no longer be cancelled.
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"a\"); } catch (HttpRequestException) { await Task.Delay(100, ct); } }")]
    // The path could not send it.
    [InlineData("[|while|] (true) { try { return (await http.PostAsync(\"a\", null, ct)).ToString(); } catch (HttpRequestException) { await Task.Delay(100, ct); } }")]
    public Task LoopThatDoesMore_Stays(string body) =>
        Verify.VerifyNoFixAsync(Client($"    public int Failures {{ get; private set; }}\n    public async Task<string> Get(CancellationToken ct) {{ {body} }}"));

    [Fact]
    public Task WaitThatIsWorkedOut_GoesWithTheLoop() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try { return await http.GetStringAsync("a", ct); }
                    catch (HttpRequestException) when (i < 3) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, i)) + TimeSpan.FromMilliseconds(Random.Shared.Next(100)), ct).ConfigureAwait(false); }
                }
            }
        """),
        Client("""
            public async Task<string> Get(CancellationToken ct)
            {
                return await Again(token => http.GetStringAsync("a", token), ct);
            }
        """));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new HandRolledRetryFix().GetFixAllProvider());

    private static string Client(string member) => $$"""
        public sealed class Client(HttpClient http)
        {
        {{member}}

        {{Path}}
        }
        """;
}
