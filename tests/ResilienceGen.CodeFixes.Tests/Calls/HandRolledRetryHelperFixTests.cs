using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.HandRolledRetry>, ResilienceGen.CodeFixes.Calls.HandRolledRetryFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

/// <summary>Where a type has no path yet, its loop becomes one.</summary>
public sealed class HandRolledRetryHelperFixTests
{
    [Fact]
    public Task TypeWithoutAPath_GetsTheLoopAsOne() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(string url, CancellationToken token)
            {
                var attempt = 0;
                [|while|] (true)
                {
                    try
                    {
                        return await http.GetStringAsync(url, token);
                    }
                    catch (HttpRequestException) when (++attempt < 3)
                    {
                        // The server restarts in a second.
                        await Task.Delay(1000, token);
                    }
                }
            }
        """),
        Client("""
            public async Task<string> Get(string url, CancellationToken token)
            {
                return await RetryAsync(attemptToken => http.GetStringAsync(url, attemptToken), token);
            }

            private static async Task<TResult> RetryAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await call(cancellationToken);
                    }
                    catch (HttpRequestException) when (++attempt < 3)
                    {
                        // The server restarts in a second.
                        await Task.Delay(1000, cancellationToken);
                    }
                }
            }
        """));

    [Fact]
    public Task AttemptOfSeveralStatements_BecomesTheDelegate_AndAMemberMakesTheHelperOneOfTheInstance() => Verify.VerifyCodeFixAsync(
        Client("""
            private readonly List<string> _log = [];

            public async Task<string> Get(string url)
            {
                [|for|] (var attempt = 1; attempt <= 3; attempt++)
                {
                    try
                    {
                        var response = await http.GetAsync(url);
                        response.EnsureSuccessStatusCode();
                        return await response.Content.ReadAsStringAsync();
                    }
                    catch (HttpRequestException e)
                    {
                        _log.Add($"{attempt}: {e.Message}");
                        await Task.Delay(100);
                    }
                }

                throw new TimeoutException();
            }
        """),
        Client("""
            private readonly List<string> _log = [];

            public async Task<string> Get(string url)
            {
                return await RetryAsync(async () =>
                {
                    var response = await http.GetAsync(url);
                    response.EnsureSuccessStatusCode();
                    return await response.Content.ReadAsStringAsync();
                });
            }

            private async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> call)
            {
                for (var attempt = 1; attempt <= 3; attempt++)
                {
                    try
                    {
                        return await call();
                    }
                    catch (HttpRequestException e)
                    {
                        _log.Add($"{attempt}: {e.Message}");
                        await Task.Delay(100);
                    }
                }

                throw new TimeoutException();
            }
        """));

    [Fact]
    public Task LineEndsOfTheFile_AreKept() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(string url)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try
                    {
                        var text = await http.GetStringAsync(url);
                        return text;
                    }
                    catch (HttpRequestException) when (i < 3)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        """).ReplaceLineEndings("\r\n"),
        Client("""
            public async Task<string> Get(string url)
            {
                return await RetryAsync(async () =>
                {
                    var text = await http.GetStringAsync(url);
                    return text;
                });
            }

            private static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> call)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return await call();
                    }
                    catch (HttpRequestException) when (i < 3)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        """).ReplaceLineEndings("\r\n"));

    [Theory]
    // The compiler would take the default of another type.
    [InlineData("int?", "if (url.Length == 0) return default; return text.Length;", "<int?>")]
    [InlineData("IReadOnlyList<string>", "return [text];", "<IReadOnlyList<string>>")]
    [InlineData("string?", "if (url.Length == 0) return default!; return text;", "")]
    [InlineData("object", "if (url.Length == 0) return 1; return text;", "<object>")]
    public Task AnswerOfTheDelegate_IsThatOfTheMethod(string type, string answer, string argument) => Verify.VerifyCodeFixAsync(
        Client($$"""
            public async Task<{{type}}> Get(string url)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try { var text = await http.GetStringAsync(url); {{answer}} }
                    catch (HttpRequestException) when (i < 3) { await Task.Delay(100); }
                }
            }
        """),
        Client($$"""
            public async Task<{{type}}> Get(string url)
            {
                return await RetryAsync{{argument}}(async () => { var text = await http.GetStringAsync(url); {{answer}} });
            }

            private static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> call)
            {
                for (var i = 0; ; i++)
                {
                    try { return await call(); }
                    catch (HttpRequestException) when (i < 3) { await Task.Delay(100); }
                }
            }
        """));

    [Fact]
    public Task StaticMembers_AndArgumentsByName_LeaveTheHelperStatic() => Verify.VerifyCodeFixAsync(
        """
        public static class Client
        {
            private const int Most = 3;
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

            public static async Task<string> Get(HttpClient http, string url, CancellationToken token)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try { return await http.GetStringAsync(url, token); }
                    catch (HttpRequestException) when (i < Most) { await Task.Delay(Pause, cancellationToken: token); }
                }
            }
        }
        """,
        """
        public static class Client
        {
            private const int Most = 3;
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

            public static async Task<string> Get(HttpClient http, string url, CancellationToken token)
            {
                return await RetryAsync(attemptToken => http.GetStringAsync(url, attemptToken), token);
            }

            private static async Task<TResult> RetryAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
            {
                for (var i = 0; ; i++)
                {
                    try { return await call(cancellationToken); }
                    catch (HttpRequestException) when (i < Most) { await Task.Delay(Pause, cancellationToken: cancellationToken); }
                }
            }
        }
        """);

    [Fact]
    public Task MemberThatAParameterOfTheHelperWouldHide_KeepsTheLoopWhereItIs() => Verify.VerifyNoFixAsync(Client("""
            private readonly CancellationToken cancellationToken = new(true);

            public async Task<string> Get(string url, CancellationToken token)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try { return await http.GetStringAsync(url, token); }
                    catch (HttpRequestException) when (i < 3) { await Task.Delay(100, cancellationToken); }
                }
            }
        """));

    [Fact]
    public Task LogThatIsToldItsCaller_KeepsTheLoopWhereItIs() => Verify.VerifyNoFixAsync(Client("""
            private static void Log(string text, [System.Runtime.CompilerServices.CallerMemberName] string member = "") => Console.WriteLine(text + member);

            public async Task<string> Get(string url)
            {
                [|for|] (var i = 0; ; i++)
                {
                    try { return await http.GetStringAsync(url); }
                    catch (HttpRequestException e) when (i < 3) { Log(e.Message); await Task.Delay(100); }
                }
            }
        """));

    [Fact]
    public Task CommentsStayWhereTheirCodeIs() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task<string> Get(string url)
            {
                // Twice.
                [|for|] (var attempt = 0; ; attempt++)
                {
                    try { return await http.GetStringAsync(url); } // The first one may meet a restart.
                    catch (HttpRequestException) when (attempt < 1) { /* wait */ await Task.Delay(100); }
                }
            }
        """),
        Client("""
            public async Task<string> Get(string url)
            {
                // Twice.
                return await RetryAsync(() => http.GetStringAsync(url));
            }

            private static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> call)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await call(); } // The first one may meet a restart.
                    catch (HttpRequestException) when (attempt < 1) { /* wait */ await Task.Delay(100); }
                }
            }
        """));

    [Theory]
    [InlineData("[|for|] (var i = 0; ; i++) { try { return await http.GetStringAsync(url, ct); } catch (HttpRequestException) when (i < max) { await Task.Delay(100, ct); } }")]
    [InlineData("[|for|] (var i = 0; ; i++) { try { Console.WriteLine(i); return await http.GetStringAsync(url, ct); } catch (HttpRequestException) when (i < 3) { await Task.Delay(100, ct); } }")]
    [InlineData("var n = 0; [|for|] (var i = 0; ; i++) { try { n++; return await http.GetStringAsync(url, ct) + n; } catch (HttpRequestException) when (i < 3) { await Task.Delay(100, ct); } }")]
    [InlineData("[|for|] (var i = 0; ; i++) { try { return await http.GetStringAsync(url, ct); } catch (HttpRequestException) { if (i > 3) return \"\"; await Task.Delay(100, ct); } }")]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(url, ct); } catch (HttpRequestException) { await Task.Delay(100, ct); } } return \"\";")]
    [InlineData("[|for|] (var i = 0; ; i++) { try { return await http.GetStringAsync(url, ct); } catch (HttpRequestException) when (i < 3) { await Wait(); } } Task Wait() => Task.Delay(max);")]
    [InlineData("[|while|] (true) { var response = await http.GetAsync(url, ct); if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync(ct); await Task.Delay(100, ct); }")]
    [InlineData("string RetryAsync = \"\"; [|for|] (var i = 0; ; i++) { try { return await http.GetStringAsync(url + RetryAsync, ct); } catch (HttpRequestException) when (i < 3) { await Task.Delay(100, ct); } }")]
    public Task LoopThatOnlyItsMethodCanRun_Stays(string body) =>
        Verify.VerifyNoFixAsync(Client($"    public async Task<string> Get(string url, int max, CancellationToken ct) {{ {body} }}"));

    private static string Client(string member) => $$"""
        public sealed class Client(HttpClient http)
        {
        {{member}}
        }
        """;
}
