using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ExceptionSwallowedInGuard>, ResilienceGen.CodeFixes.Calls.ExceptionSwallowedInGuardFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class ExceptionSwallowedInGuardFixTests
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
    public Task ResultOfTheCatch_BecomesAThrow() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            public Task<string?> Get() => Retry.RunAsync<string?>(async () =>
            {
                try { return await http.GetStringAsync("a"); }
                [|catch|] (Exception e)
                {
                    Console.WriteLine(e);
                    return null; // nothing
                }
            });
        }
        """,
        """
        class Client(HttpClient http)
        {
            public Task<string?> Get() => Retry.RunAsync<string?>(async () =>
            {
                try { return await http.GetStringAsync("a"); }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    throw; // nothing
                }
            });
        }
        """,
        Retry);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new ExceptionSwallowedInGuardFix().GetFixAllProvider());
}
