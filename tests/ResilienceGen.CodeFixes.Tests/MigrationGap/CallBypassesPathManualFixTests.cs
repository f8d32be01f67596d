using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.CodeFixes.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>, ResilienceGen.CodeFixes.MigrationGap.CallBypassesPathManualFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class CallBypassesPathManualFixTests
{
    [Theory]
    [InlineData(
        "public Task<HttpResponseMessage> A(int id, CancellationToken ct) => _http.[|PostAsync|](\"/a/\" + id, null, ct);",
        "public Task<HttpResponseMessage> A(int id, CancellationToken ct) => RetryAsync(token => _http.PostAsync(\"/a/\" + id, null, token), ct);")]
    [InlineData(
        "public async Task A(HttpMethod verb) { await _http.[|SendAsync|](new HttpRequestMessage(verb, \"/a\")); }",
        "public async Task A(HttpMethod verb) { await RetryAsync(token => _http.SendAsync(new HttpRequestMessage(verb, \"/a\"), token)); }")]
    public Task Write_goes_through_the_path_when_a_person_says_so(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after));

    [Theory]
    [InlineData("public Task<HttpResponseMessage> A(Stream body) => _http.[|PostAsync|](\"/a\", new StreamContent(body));")]
    [InlineData("public Task<HttpResponseMessage> A() => _http.[|PostAsync|](\"/a/\" + Guid.NewGuid(), null);")]
    [InlineData("public Task<HttpResponseMessage> A(HttpContent body) => _http.[|PutAsync|](\"/a\", body);")]
    [InlineData("public Task<HttpResponseMessage> A(HttpRequestMessage request) => _http.[|SendAsync|](request);")]
    public Task Call_against_which_more_speaks_than_its_verb_stays(string member) => Verify.VerifyNoFixAsync(Client(member));

    [Theory]
    [InlineData("Call through RetryAsync", "RetryAsync(token => _http.GetStringAsync(\"/a\", token))")]
    [InlineData("Call through PatientAsync", "PatientAsync(() => _http.GetStringAsync(\"/a\"))")]
    public async Task Several_paths_are_offered_each_by_its_name(string title, string call)
    {
        var runner = new FixRunner(new RuleAnalyzer<GapRule>(), new CallBypassesPathManualFix());
        var document = TestDocument.Create(Client(WithOther("public Task<string> A() => _http.GetStringAsync(\"/a\");")));
        var actions = await runner.ActionsAsync(document, Assert.Single(await runner.FixableAsync(document)));
        Assert.Equal(["Call through PatientAsync", "Call through RetryAsync"], actions.Select(action => action.Title).Order());
        Assert.Equal(2, actions.Select(action => action.EquivalenceKey).Distinct().Count());
        var changed = await FixRunner.ApplyAsync(actions.Single(action => action.Title == title), document);
        Assert.Equal(Client(WithOther($"public Task<string> A() => {call};")), await changed.TextAsync());
        await changed.AssertCompilesAsync();
        Assert.Empty(await runner.FixableAsync(changed));
    }

    [Fact]
    public Task Write_with_several_paths_stays() => Verify.VerifyNoFixAsync(Client(WithOther("public Task<HttpResponseMessage> A() => _http.[|PostAsync|](\"/a\", null);")));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new CallBypassesPathManualFix().GetFixAllProvider());

    private static string WithOther(string member) => member + """

            private static async Task<T> PatientAsync<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(1000); } }
            }
            public Task<string> Other() => PatientAsync(() => _http.GetStringAsync("/other"));
        """;

    private static string Client(string member) => $$"""
        public sealed class Client(HttpClient http)
        {
            private readonly HttpClient _http = http;

            {{member}}

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
