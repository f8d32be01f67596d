namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Loops around a helper that hands its failure back as a value, with no wait in between.</summary>
public sealed class ResultLoopTests
{
    private const string Tuple = "private async Task<(bool Ok, string? Text)> TryGetAsync(string url) { try { return (true, await _http.GetStringAsync(url)); } catch (HttpRequestException) { return (false, null); } }";
    private const string Nothing = "private async Task<string?> TryGetAsync(string url) { try { return await _http.GetStringAsync(url); } catch (HttpRequestException) { Console.WriteLine(url); } return null; }";
    private const string ByStatus = "private async Task<(bool Ok, string? Text)> TryGetAsync(string url) { var r = await _http.GetAsync(url); if (!r.IsSuccessStatusCode) return default; return (true, await r.Content.ReadAsStringAsync()); }";

    private const string Outcome = "private sealed record Result(string? Text, Exception? Error); private async Task<Result> TryGetAsync(string url) { try { return new(await _http.GetStringAsync(url), null); } catch (HttpRequestException e) { return new(null, e); } }";
    private const string Object = "private sealed class Result { public string? Text; public bool Failed { get; set; } } private async Task<Result> TryGetAsync(string url) { try { return new() { Text = await _http.GetStringAsync(url) }; } catch (HttpRequestException) { return new() { Failed = true }; } }";

    [Theory]
    [InlineData("while (left-- > 0) { var answer = await TryGetAsync(url); if (answer.Error is null) return answer.Text; }", Outcome)]
    [InlineData("while (left-- > 0) { if (await TryGetAsync(url) is { Error: null } answer) return answer.Text; }", Outcome)]
    [InlineData("while (left-- > 0) { var answer = await TryGetAsync(url); if (!answer.Failed) return answer.Text; }", Object)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (ok) return text; }", Tuple)]
    [InlineData("for (var i = 0; i < 3; i++) { var answer = await TryGetAsync(url); if (answer.Ok) return answer.Text; }", Tuple)]
    [InlineData("bool ok; string? text; do { (ok, text) = await TryGetAsync(url); } while (!ok && left-- > 0); return text;", Tuple)]
    [InlineData("while (true) { var answer = await TryGetAsync(url); var done = answer.Item1; if (done || left-- == 0) return answer.Text; }", Tuple)]
    [InlineData("while (left-- > 0) { var (_, text) = await TryGetAsync(url); if (text is not null) return text; }", Tuple)]
    [InlineData("while (left-- > 0) { if (await TryGetAsync(url) is { } text) return text; }", Nothing)]
    [InlineData("while (left-- > 0) { var text = await TryGetAsync(url); if (text == null) continue; return text; }", Nothing)]
    [InlineData("string? text = null; while (text is null && left-- > 0) text = await TryGetAsync(url); return text;", Nothing)]
    [InlineData("string? text; while ((text = await TryGetAsync(url)) is null && left-- > 0) { } return text;", Nothing)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (ok) return text; }", ByStatus)]
    public void RoundThatFollowsAFailureOnly_IsAGuard(string loop, string helper) => Assert.Equal("GuardedCall(caller)", Verdict(loop, helper));

    [Theory]
    [InlineData("while (left-- > 0) { var answer = await TryGetAsync(url); if (answer.Error is not null) return null; }", Outcome)]
    [InlineData("while (left-- > 0) { var answer = await TryGetAsync(url); if (answer is { Failed: true }) return answer.Text; }", Object)]
    [InlineData("while (left-- > 0) { var answer = await TryGetAsync(url); if (answer is not null) return answer.Message; }", "private async Task<Exception?> TryGetAsync(string url) { try { await _http.GetStringAsync(url); return null; } catch (HttpRequestException e) { return e; } }")]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (!ok) break; Console.WriteLine(text); }", Tuple)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (ok) Console.WriteLine(text); }", Tuple)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url + left); if (ok) return text; }", Tuple)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (text == \"ready\") return text; }", Tuple)]
    [InlineData("while (await TryGetAsync(url) is { } text && left-- > 0) Console.WriteLine(text);", Nothing)]
    [InlineData("while (left-- > 0) { var text = await TryGetAsync(url); if (text is null) return text; }", Nothing)]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (ok) return text; }", "private async Task<(bool Ok, string? Text)> TryGetAsync(string url) { try { return (true, await _http.GetStringAsync(url)); } catch (HttpRequestException) { return (true, null); } }")]
    [InlineData("while (left-- > 0) { var (ok, text) = await TryGetAsync(url); if (ok) return text; }", "private async Task<(bool Ok, string? Text)> TryGetAsync(string url) { try { return (true, await _http.GetStringAsync(url)); } catch (HttpRequestException) { return (false, null); } catch (TaskCanceledException) { return (true, null); } }")]
    [InlineData("while (left-- > 0) { if (await TryGetAsync(url) is { } text) return text; }", "private async Task<string?> TryGetAsync(string url) { var r = await _http.GetAsync(url); if (!r.IsSuccessStatusCode) return null; var text = await r.Content.ReadAsStringAsync(); if (text.Length == 0) return null; return text; }")]
    public void RoundThatFollowsASuccess_IsNoGuard(string loop, string helper) => Assert.Equal("Gap(noPath)", Verdict(loop, helper));

    [Theory]
    [InlineData("int code; do { r = await _http.GetAsync(url); code = r is { } answer ? (int)answer.StatusCode : 0; } while (code >= 500 && left-- > 0);")]
    [InlineData("HttpStatusCode? code = null; while (code != HttpStatusCode.OK && left-- > 0) { r = await _http.GetAsync(url); code = r is { } answer ? answer.StatusCode : null; }")]
    [InlineData("var state = \"\"; while (state != \"good\" && left-- > 0) { r = await _http.GetAsync(url); state = r is { } answer ? answer.IsSuccessStatusCode ? \"good\" : \"bad\" : \"none\"; }")]
    [InlineData("string? text = null; for (var i = 0; i < 3 && text == null; i++) text = await _http.GetAsync(url) is { IsSuccessStatusCode: true } good ? good.ReasonPhrase : null;")]
    [InlineData("string? text = null; while (text is null && left-- > 0) text = await _http.GetAsync(url) is not { IsSuccessStatusCode: false } good ? \"good\" : null;")]
    [InlineData("var ok = false; for (; !ok && left > 0; left--) { r = await _http.GetAsync(url); ok = r is { } answer ? answer.IsSuccessStatusCode : false; }")]
    public void StatusThatAVariableKeeps_IsAskedByTheLoop(string loop) => Assert.Equal("GuardedCall(loop)", StatusVerdict(loop));

    [Theory]
    [InlineData("int code; do { r = await _http.GetAsync(url); code = r is { } answer ? (int)answer.StatusCode : 0; } while (code == 202 && left-- > 0);")]
    [InlineData("int code; do { r = await _http.GetAsync(url); code = r is { } answer ? (int)answer.StatusCode : 0; } while (code < 300 && left-- > 0);")]
    [InlineData("string? text = \"\"; while (text != null && left-- > 0) text = await _http.GetAsync(url) is { IsSuccessStatusCode: true } good ? good.ReasonPhrase : null;")]
    [InlineData("string? text = null; while (text is null && left-- > 0) text = await _http.GetAsync(url) is { IsSuccessStatusCode: false } bad ? bad.ReasonPhrase : null;")]
    [InlineData("int size; do { r = await _http.GetAsync(url); size = r is { } answer ? answer.Headers.Age is { } age ? age.Seconds : 1 : 0; } while (size > 0 && left-- > 0);")]
    public void OtherThingsThatAVariableKeeps_AreNoRetry(string loop) => Assert.Equal("Gap(noPath)", StatusVerdict(loop));

    private static string Verdict(string loop, string helper) => Scan.Verdict($$"""
        public sealed class Client
        {
            private static readonly HttpClient _http = new();
            public async Task<string?> Get(string url, int left) { {{loop}} {{(loop.EndsWith("return text;", StringComparison.Ordinal) || loop.StartsWith("while (true)", StringComparison.Ordinal) ? "" : "return null;")}} }
            {{helper}}
        }
        """);

    private static string StatusVerdict(string loop) => Scan.Verdict($$"""
        using System.Net;
        public sealed class Client
        {
            private static readonly HttpClient _http = new();
            public async Task<HttpResponseMessage?> Get(string url, int left) { HttpResponseMessage? r = null; {{loop}} return r; }
        }
        """);
}
