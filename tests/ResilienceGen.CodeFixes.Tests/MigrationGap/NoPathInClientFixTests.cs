using ResilienceGen.CodeFixes.MigrationGap;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>, ResilienceGen.CodeFixes.MigrationGap.NoPathInClientFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class NoPathInClientFixTests
{
    private const string Helper = """


            private static async Task<TResult> RetryAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(cancellationToken).ConfigureAwait(false);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(100 << attempt, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        """;

    [Theory]
    [InlineData(
        "public async Task<string> A(CancellationToken ct) => await Http.[|GetStringAsync|](\"/a\", ct);",
        "public async Task<string> A(CancellationToken ct) => await RetryAsync(token => Http.GetStringAsync(\"/a\", token), ct);")]
    [InlineData(
        "public static Task<HttpResponseMessage> A() => Http.[|GetAsync|](\"/a\");",
        "public static Task<HttpResponseMessage> A() => RetryAsync(token => Http.GetAsync(\"/a\", token), CancellationToken.None);")]
    public Task Type_gets_a_helper_and_the_call_goes_through_it(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after + Helper));

    [Fact]
    public Task Other_calls_of_the_type_find_the_path_then() => Verify.VerifyCodeFixAsync(
        Client("public Task<string> A() => Http.[|GetStringAsync|](\"/a\");\n    public Task<string> B() => Http.[|GetStringAsync|](\"/b\");"),
        Client("public Task<string> A() => RetryAsync(token => Http.GetStringAsync(\"/a\", token), CancellationToken.None);\n    public Task<string> B() => Http.{|RSG1001:GetStringAsync|}(\"/b\");" + Helper));

    [Fact]
    public Task Nested_type_gets_its_own() => Verify.VerifyCodeFixAsync(
        "public static class Outer\n{\n" + Client("public Task<string> A() => Http.[|GetStringAsync|](\"/a\");") + "\n}\n",
        "public static class Outer\n{\n" + Client("public Task<string> A() => RetryAsync(token => Http.GetStringAsync(\"/a\", token), CancellationToken.None);" + Helper) + "\n}\n");

    [Theory]
    [InlineData("public Task<HttpResponseMessage> A() => Http.[|PostAsync|](\"/a\", null);")]
    [InlineData("public Task<HttpResponseMessage> A(int n) => Http.[|GetAsync|](\"/a\" + n++);")]
    [InlineData("public Task<string> A(ref int n) => Http.[|GetStringAsync|](\"/a\" + n);")]
    [InlineData("public HttpResponseMessage A() => Http.[|Send|](new HttpRequestMessage(HttpMethod.Get, \"/a\"));")]
    [InlineData("public Task<string> A() => Http.[|GetStringAsync|](\"/a\"); private void RetryAsync() { }")]
    public Task Call_that_cannot_simply_be_repeated_stays(string member) => Verify.VerifyNoFixAsync(Client(member));

    [Fact]
    public Task Type_that_ends_on_the_line_of_the_call_stays() => Verify.VerifyNoFixAsync(
        "public sealed class Client { private static readonly HttpClient Http = new(); public Task<string> A() => Http.[|GetStringAsync|](\"/a\"); }");

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new NoPathInClientFix().GetFixAllProvider());

    private static string Client(string members) => $$"""
        public sealed class Client
        {
            private static readonly HttpClient Http = new();

            {{members}}
        }
        """;
}
