using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.CodeFixes.MigrationGap;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>, ResilienceGen.CodeFixes.MigrationGap.CallBypassesPathFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

/// <summary>The rule and its fix together: what is found is fixed, and what cannot be fixed is reported as such.</summary>
public sealed class CallBypassesPathFixTests
{
    [Fact]
    public Task EveryBypassingCall_IsRouted() => Verify.VerifyCodeFixAsync(
        Client(
            """
            public async Task<string> A(string id, CancellationToken ct) => await _http.[|GetStringAsync|]("/a/" + id, ct);

            public Task<HttpResponseMessage> B(CancellationToken ct) => _http.[|DeleteAsync|]("/b", ct);
            """),
        Client(
            """
            public async Task<string> A(string id, CancellationToken ct) => await RetryAsync(token => _http.GetStringAsync("/a/" + id, token), ct);

            public Task<HttpResponseMessage> B(CancellationToken ct) => RetryAsync(token => _http.DeleteAsync("/b", token), ct);
            """));

    [Fact]
    public Task WhatTheSiblingsHandToThePath_IsHandedOn()
    {
        static string Source(string call) => $$"""
            using System; using System.IO; using System.Net.Http; using System.Threading; using System.Threading.Tasks;
            public class Client(HttpClient http, TextWriter log)
            {
                public Task<string> A() => Retry.RunAsync(log, () => http.GetStringAsync("a"));
                public Task<string> B() => {{call}};
            }
            public static class Retry
            {
                public static async Task<T> RunAsync<T>(TextWriter log, Func<Task<T>> call)
                {
                    while (true) { try { return await call(); } catch (HttpRequestException error) { log.WriteLine(error); await Task.Delay(10); } }
                }
            }
            """;
        return Verify.VerifyCodeFixAsync(Source("http.[|GetStringAsync|](\"b\")"), Source("Retry.RunAsync(log, () => http.GetStringAsync(\"b\"))"));
    }

    [Theory]
    [InlineData("nameof(A)", "nameof(B)", "nameof(C)")]
    [InlineData("\"A\"", "\"B\"", "\"C\"")]
    public Task NameOfTheCaller_IsHandedOn(string own, string method, string property)
    {
        string Source(string first, string second) => $$"""
            public class Client(HttpClient http)
            {
                public Task<string> A() => RetryAsync({{own}}, () => http.GetStringAsync("a"));
                public Task<string> B() => {{first}};
                public Task<string> C => {{second}};
                private static async Task<T> RetryAsync<T>(string name, Func<Task<T>> call)
                {
                    while (true) { try { return await call(); } catch (HttpRequestException) { Console.WriteLine(name); await Task.Delay(10); } }
                }
            }
            """;
        return Verify.VerifyCodeFixAsync(
            Source("http.[|GetStringAsync|](\"b\")", "http.[|GetStringAsync|](\"c\")"),
            Source($"RetryAsync({method}, () => http.GetStringAsync(\"b\"))", $"RetryAsync({property}, () => http.GetStringAsync(\"c\"))"));
    }

    [Fact]
    public Task RequestBuiltWithConditionsAndAwaits_Moves() => Verify.VerifyCodeFixAsync(
        Client(
            """
            public async Task<int> A(string? key, CancellationToken ct)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
                if (key is not null) request.Headers.Add("X-Key", key);
                foreach (var tag in new[] { "a", "b" }) request.Headers.Add("X-Tag", tag);
                request.Headers.Add("X-Token", await TokenAsync(ct));
                using var response = await _http.[|SendAsync|](request, ct);
                return (int)response.StatusCode;
            }

            private static Task<string> TokenAsync(CancellationToken ct) => Task.FromResult("t");
            """),
        Client(
            """
            public async Task<int> A(string? key, CancellationToken ct)
            {
                using var response = await RetryAsync(async token =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
                    if (key is not null) request.Headers.Add("X-Key", key);
                    foreach (var tag in new[] { "a", "b" }) request.Headers.Add("X-Tag", tag);
                    request.Headers.Add("X-Token", await TokenAsync(token));
                    return await _http.SendAsync(request, token);
                }, ct);
                return (int)response.StatusCode;
            }

            private static Task<string> TokenAsync(CancellationToken ct) => Task.FromResult("t");
            """));

    [Theory]
    [InlineData("public Task<HttpResponseMessage> A() => _http.{|RSG1002:PostAsync|}(\"/a\", null);")]
    [InlineData("public Task<HttpResponseMessage> A(HttpRequestMessage request) => _http.{|RSG1002:SendAsync|}(request);")]
    [InlineData("public Task<HttpResponseMessage> A(Stream body) => _http.{|RSG1002:PutAsync|}(\"/a\", new StreamContent(body));")]
    [InlineData("public Task<HttpResponseMessage> A(HttpContent body) => _http.{|RSG1002:PutAsync|}(\"/a\", body);")]
    [InlineData("public Task<string> A(ref int n) => _http.{|RSG1002:GetStringAsync|}(\"/a\" + n);")]
    [InlineData("public Task<string> A(int n) => _http.{|RSG1002:GetStringAsync|}(\"/a\" + n++);")]
    [InlineData("public Task<string> A() => _http.{|RSG1002:GetStringAsync|}(\"/a\" + Guid.NewGuid());")]
    [InlineData("public async Task<string> A() => await _http?.{|RSG1002:GetStringAsync|}(\"/a\")!;")]
    [InlineData("public Task<string>[] A() => [.. from i in new[] { 1 } select _http.{|RSG1002:GetStringAsync|}(\"/a\" + i)];")]
    [InlineData("public void A(List<Task> all) { for (var i = 0; i < 3; i++) all.Add(_http.{|RSG1002:GetStringAsync|}(\"/a\" + i)); }")]
    [InlineData("public Task<string> A() => _http.{|RSG1002:GetStringAsync|}(\n#if OTHER\n\"/b\"\n#else\n\"/a\"\n#endif\n);")]
    public Task CallThatMustNotRunTwice_IsReportedForAPerson(string member) => Verify.VerifyNoFixAsync(Client(member));

    [Fact]
    public Task CallInAStaticLambda_DoesNotReachAnInstancePath() => Verify.VerifyNoFixAsync(
        Client("public Task<string[]> A() => Task.WhenAll(new[] { \"/a\" }.Select(static url => Shared.{|RSG1002:GetStringAsync|}(url)));\nprivate static readonly HttpClient Shared = new();")
            .Replace("private static async", "private async"));

    [Fact]
    public Task DiscardsInTheConstruction_DoNotClashWithTheDelegatesParameter() => Verify.VerifyCodeFixAsync(
        Client(
            """
            public async Task<int> A(CancellationToken ct)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "/a");
                _ = request.Headers.TryAddWithoutValidation("X", "1");
                return (int)(await _http.[|SendAsync|](request, ct)).StatusCode;
            }
            """),
        Client(
            """
            public async Task<int> A(CancellationToken ct)
            {
                return (int)(await RetryAsync(token =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, "/a");
                    _ = request.Headers.TryAddWithoutValidation("X", "1");
                    return _http.SendAsync(request, token);
                }, ct)).StatusCode;
            }
            """));

    [Fact]
    public Task FixAllInTheSolution_FixesEveryFile() => Verify.VerifyFixAllAsync(
        FixAllScope.Solution,
        [Client("public Task<string> A() => _http.[|GetStringAsync|](\"/a\");"), Client("public Task<string> A() => _http.[|GetStringAsync|](\"/a\");", "Other")],
        [
            Client("public Task<string> A() => RetryAsync(token => _http.GetStringAsync(\"/a\", token));"),
            Client("public Task<string> A() => RetryAsync(token => _http.GetStringAsync(\"/a\", token));", "Other"),
        ]);

    [Fact]
    public void Fix_HasOneIdAndServesEveryScope()
    {
        Assert.Equal("RSG1001", Assert.Single(new CallBypassesPathFix().FixableDiagnosticIds));
        Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], new CallBypassesPathFix().GetFixAllProvider().GetSupportedFixAllScopes());
        Assert.Contains(new ResilienceGen.Testing.RuleAnalyzer<GapRule>().SupportedDiagnostics, rule => rule.Id == "RSG1001");
    }

    private static string Client(string members, string name = "Client") => $$"""
        public sealed class {{name}}(HttpClient http)
        {
            private readonly HttpClient _http = http;

            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n")}}

            public Task<string> Guarded(CancellationToken ct) => RetryAsync(token => _http.GetStringAsync("/guarded", token), ct);

            private static async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken = default)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(100, cancellationToken);
                    }
                }
            }
        }
        """;
}
