using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NonIdempotentVerbRetried>, ResilienceGen.CodeFixes.Calls.NonIdempotentVerbRetriedFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class NonIdempotentVerbRetriedFixTests
{
    private const string Retry = """
        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """;

    [Fact]
    public Task MethodIsMarked_BelowItsComment() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            // Orders once.
            public Task Order() => Retry.RunAsync(() => http.[|PostAsync|]("orders", null));
        }
        """,
        """
        class Client(HttpClient http)
        {
            // Orders once.
            [ResilienceGen.Idempotent]
            public Task Order() => Retry.RunAsync(() => http.PostAsync("orders", null));
        }
        """,
        Retry);

    [Fact]
    public Task UsingOfTheNamespace_ShortensTheName() => Verify.VerifyCodeFixAsync(
        """
        using ResilienceGen;

        class Client(HttpClient http) { public Task Order() => Retry.RunAsync(() => http.[|PostAsync|]("orders", null)); }
        """,
        """
        using ResilienceGen;

        class Client(HttpClient http) { [Idempotent] public Task Order() => Retry.RunAsync(() => http.PostAsync("orders", null)); }
        """,
        Retry);

    [Fact]
    public Task CallOutsideAMethod_IsNotOffered() => Verify.VerifyNoFixAsync(
        """
        class Client { Task<HttpResponseMessage> Order { get; } = Retry.RunAsync(() => new HttpClient().[|PostAsync|]("orders", null)); }
        """,
        Retry);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new NonIdempotentVerbRetriedFix().GetFixAllProvider());
}
