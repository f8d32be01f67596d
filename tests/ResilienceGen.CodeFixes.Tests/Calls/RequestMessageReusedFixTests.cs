using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RequestMessageReused>, ResilienceGen.CodeFixes.Calls.RequestMessageReusedFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class RequestMessageReusedFixTests
{
    private static string Client(string body) => $$"""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get(string url)
            {
        {{body}}
            }

            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """;

    [Fact]
    public Task CreationMovesIntoTheCallback() => Verify.VerifyCodeFixAsync(
        Client("""
                    using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = new Version(2, 0) };

                    return await Retry(() => http.[|SendAsync|](request));
            """),
        Client("""
                    return await Retry(() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Version = new Version(2, 0) }));
            """));

    [Fact]
    public Task CreationMovesIntoTheLoop() => Verify.VerifyCodeFixAsync(
        Client("""
                    // Tries three times.
                    HttpRequestMessage request = new(HttpMethod.Get, url);
                    for (var attempt = 0; ; attempt++)
                    {
                        try { return await http.[|SendAsync|](request); }
                        catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                    }
            """),
        Client("""
                    // Tries three times.
                    for (var attempt = 0; ; attempt++)
                    {
                        try { return await http.SendAsync(new(HttpMethod.Get, url)); }
                        catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                    }
            """));

    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(\"a\", \"b\"); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); url = \"b\"; return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url + Guid.NewGuid()); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(); await http.SendAsync(request); return await http.[|SendAsync|](request);")]
    // Until now, the second attempt failed before it sent anything.
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, url); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(new HttpMethod(url), url); return await Retry(() => http.[|SendAsync|](request));")]
    public Task WhatIsMoreThanACreation_IsLeftToAPerson(string body) => Verify.VerifyNoFixAsync(Client(body));

    [Fact]
    public Task AllInAFile_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Client("""
                    var a = new HttpRequestMessage(HttpMethod.Get, url);
                    var b = new HttpRequestMessage(HttpMethod.Put, url);
                    await Retry(() => http.[|SendAsync|](a));
                    return await Retry(() => http.[|SendAsync|](b));
            """)],
        [Client("""
                    await Retry(() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url)));
                    return await Retry(() => http.SendAsync(new HttpRequestMessage(HttpMethod.Put, url)));
            """)]);
}
