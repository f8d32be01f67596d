using ResilienceGen.Analyzers.Calls;
using ResilienceGen.CodeFixes.Calls;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NoCancellationReachesCall>, ResilienceGen.CodeFixes.Calls.NoCancellationReachesCallFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class NoCancellationReachesCallFixTests
{
    [Fact]
    public Task MethodGetsAToken_AndItsCallsToo() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            public async Task<string> Get(string url)
            {
                await http.[|DeleteAsync|](url);
                return await http.GetStringAsync(url + url.ToUpperInvariant());
            }

            public Task<HttpResponseMessage> First() => http.[|GetAsync|]("a");
        }
        """,
        """
        class Client(HttpClient http)
        {
            public async Task<string> Get(string url, CancellationToken cancellationToken = default)
            {
                await http.DeleteAsync(url, cancellationToken);
                return await http.GetStringAsync(url + url.ToUpperInvariant(), cancellationToken);
            }

            public Task<HttpResponseMessage> First(CancellationToken cancellationToken = default) => http.GetAsync("a", cancellationToken);
        }
        """);

    [Fact]
    public Task CallerPassesTheTokenItHas() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            public Task<string> Get(string url, int count = 1) => count == 0 ? Get(url, 2) : http.[|GetStringAsync|](url);
            public Task<string> All(CancellationToken ct) => Get("a", 2);
            public Task<string> Named(CancellationToken @event) => Get(count: 2, url: "a");
            public Task<string> Short(CancellationToken ct) => Get("a");
            public Task Inner(CancellationToken outer) => Run(token => Get("a", 2), outer);
            public Task Static(CancellationToken outer) => Run(static client => client.Get("a", 2));
            public Task Unnamed(CancellationToken outer) => Run(_ => Get("a", 2), outer);
            public Task<string> None() => Get("a");
            public Task<string> Two(CancellationToken first, CancellationToken second) => Get("a");
            private Task Run(Func<CancellationToken, Task> call, CancellationToken token) => call(token);
            private Task Run(Func<Client, Task> call) => call(this);
        }
        """,
        """
        class Client(HttpClient http)
        {
            public Task<string> Get(string url, int count = 1, CancellationToken cancellationToken = default) => count == 0 ? Get(url, 2, cancellationToken) : http.GetStringAsync(url, cancellationToken);
            public Task<string> All(CancellationToken ct) => Get("a", 2, ct);
            public Task<string> Named(CancellationToken @event) => Get(count: 2, url: "a", cancellationToken: @event);
            public Task<string> Short(CancellationToken ct) => Get("a", cancellationToken: ct);
            public Task Inner(CancellationToken outer) => Run(token => Get("a", 2, token), outer);
            public Task Static(CancellationToken outer) => Run(static client => client.Get("a", 2));
            public Task Unnamed(CancellationToken outer) => Run(_ => Get("a", 2), outer);
            public Task<string> None() => Get("a");
            public Task<string> Two(CancellationToken first, CancellationToken second) => Get("a");
            private Task Run(Func<CancellationToken, Task> call, CancellationToken token) => call(token);
            private Task Run(Func<Client, Task> call) => call(this);
        }
        """);

    [Fact]
    public Task WhatCleansUp_IsNotCancelledWithItsCaller() => Verify.VerifyCodeFixAsync(
        """
        class Client(HttpClient http)
        {
            public async Task Release(string id) => await http.[|DeleteAsync|](id);

            public async Task<string> Get(CancellationToken ct)
            {
                try { return await http.GetStringAsync("a", ct); }
                catch (HttpRequestException) { await Release("b"); throw; }
                catch (TaskCanceledException) { await Release("c"); throw; }
                catch { await Release("d"); throw; }
                finally { await Release("e"); }
            }

            public async Task<string> All(string id)
            {
                try { return await http.[|GetStringAsync|]("a"); }
                finally { await http.DeleteAsync(id); }
            }
        }
        """,
        """
        class Client(HttpClient http)
        {
            public async Task Release(string id, CancellationToken cancellationToken = default) => await http.DeleteAsync(id, cancellationToken);

            public async Task<string> Get(CancellationToken ct)
            {
                try { return await http.GetStringAsync("a", ct); }
                catch (HttpRequestException) { await Release("b", ct); throw; }
                catch (TaskCanceledException) { await Release("c"); throw; }
                catch { await Release("d"); throw; }
                finally { await Release("e"); }
            }

            public async Task<string> All(string id, CancellationToken cancellationToken = default)
            {
                try { return await http.GetStringAsync("a", cancellationToken); }
                finally { await http.DeleteAsync(id); }
            }
        }
        """);

    [Fact]
    public async Task CallerInAnotherFile_PassesItsToken_AlsoToAnExtension()
    {
        var runner = new FixRunner(new RuleAnalyzer<NoCancellationReachesCall>(), new NoCancellationReachesCallFix());
        var document = TestDocument.Create(
            "class Client { public HttpClient Http { get; } = new(); } static class Orders { public static Task<string> Get(this Client client, string url) => client.Http.GetStringAsync(url); }",
            "class Shop(Client client) { public async Task<int> Show(CancellationToken ct) => (await client.Get(\"a\")).Length + (await Orders.Get(client, \"b\")).Length; }");
        var action = Assert.Single(await runner.ActionsAsync(document, Assert.Single(await runner.FixableAsync(document))));
        var project = (await FixRunner.ApplyAsync(action, document)).Project;
        Assert.Equal(
            "class Shop(Client client) { public async Task<int> Show(CancellationToken ct) => (await client.Get(\"a\", ct)).Length + (await Orders.Get(client, \"b\", ct)).Length; }",
            await project.Documents.Single(file => file.Name == "Test1.cs").TextAsync());
        await project.GetDocument(document.Id)!.AssertCompilesAsync();
    }

    [Theory]
    [InlineData("class Shop(Client client) { public Func<string, Task<string>> Show() => client.Get; }")]
    [InlineData("class Shop { public System.Linq.Expressions.Expression<Func<Client, Task<string>>> Show() => client => client.Get(\"a\"); }")]
    public Task MethodThatIsMoreThanCalled_IsLeftToAPerson(string user) => Verify.VerifyNoFixAsync(
        "class Client(HttpClient http) { public Task<string> Get(string url) => http.[|GetStringAsync|](url); }", user);

    [Fact]
    public Task MethodWithAnOverload_IsLeftToAPerson() => Verify.VerifyNoFixAsync(
        "class Client(HttpClient http) { public Task<string> Get(string url) => http.[|GetStringAsync|](url); public Task<string> Get(string url, CancellationToken ct) => http.GetStringAsync(url, ct); }");

    [Fact]
    public Task NameThatIsTaken_IsLeftToAPerson() => Verify.VerifyNoFixAsync(
        "class Client(HttpClient http) { public Task<string> Get(string cancellationToken) => http.[|GetStringAsync|](cancellationToken); }");

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new NoCancellationReachesCallFix().GetFixAllProvider());
}
