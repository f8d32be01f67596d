using ResilienceGen.CodeFixes.MigrationGap;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.SinkHandedOn>, ResilienceGen.CodeFixes.MigrationGap.SinkHandedOnFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

/// <summary>RSG1005: a lambda takes the place of the method group.</summary>
public sealed class SinkHandedOnFixTests
{
    [Theory]
    [InlineData("public Func<string, Task<string>> Fetch => _http.[|GetStringAsync|];", "public Func<string, Task<string>> Fetch => requestUri => _http.GetStringAsync(requestUri);")]
    [InlineData("public Func<Uri, Task<string>> Fetch => _http.[|GetStringAsync|];", "public Func<Uri, Task<string>> Fetch => requestUri => _http.GetStringAsync(requestUri);")]
    [InlineData("public Func<string, Task> Fetch => this._http.[|GetStringAsync|];", "public Func<string, Task> Fetch => requestUri => this._http.GetStringAsync(requestUri);")]
    [InlineData("public Func<string, HttpContent, CancellationToken, Task<HttpResponseMessage>> Save => _http.[|PutAsync|];", "public Func<string, HttpContent, CancellationToken, Task<HttpResponseMessage>> Save => (requestUri, content, cancellationToken) => _http.PutAsync(requestUri, content, cancellationToken);")]
    [InlineData("public Func<string, JsonSerializerOptions, CancellationToken, Task<int>> Count => _http.[|GetFromJsonAsync<int>|];", "public Func<string, JsonSerializerOptions, CancellationToken, Task<int>> Count => (requestUri, options, cancellationToken) => _http.GetFromJsonAsync<int>(requestUri, options, cancellationToken);")]
    [InlineData("public delegate Task<string> Get(string url); public Get Fetch() { return _http.[|GetStringAsync|]; }", "public delegate Task<string> Get(string url); public Get Fetch() { return requestUri => _http.GetStringAsync(requestUri); }")]
    [InlineData("public Func<string, Task<string>>[] All => [_http.[|GetStringAsync|]];", "public Func<string, Task<string>>[] All => [requestUri => _http.GetStringAsync(requestUri)];")]
    [InlineData("public object Fetch => (Func<string, Task<string>>)_http.[|GetStringAsync|];", "public object Fetch => (Func<string, Task<string>>)(requestUri => _http.GetStringAsync(requestUri));")]
    [InlineData("private Func<string, Task<string>>? _own; public Func<string, Task<string>> Fetch => _own ?? _http.[|GetStringAsync|];", "private Func<string, Task<string>>? _own; public Func<string, Task<string>> Fetch => _own ?? (requestUri => _http.GetStringAsync(requestUri));")]
    [InlineData("public Func<string, Task<string>> Fetch(bool slow) => slow ? _http.[|GetStringAsync|] : null!;", "public Func<string, Task<string>> Fetch(bool slow) => slow ? requestUri => _http.GetStringAsync(requestUri) : null!;")]
    [InlineData("public object Fetch() => new Func<string, Task<string>>(_http.[|GetStringAsync|]);", "public object Fetch() => new Func<string, Task<string>>(requestUri => _http.GetStringAsync(requestUri));")]
    public Task MethodGroup_BecomesALambda(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after));

    [Theory]
    [InlineData("public Func<string, Task<string>> Fetch(string requestUri) => _http.[|GetStringAsync|];", "requestUri2 => _http.GetStringAsync(requestUri2)")]
    [InlineData("public Func<string, Task<string>> Fetch(HttpClient requestUri) => requestUri.[|GetStringAsync|];", "requestUri2 => requestUri.GetStringAsync(requestUri2)")]
    public Task NameThatIsTaken_GetsANumber(string before, string lambda) => Verify.VerifyCodeFixAsync(Client(before), Client(before[..(before.IndexOf("=>", StringComparison.Ordinal) + 3)] + lambda + ";"));

    [Theory]
    [InlineData("public static Func<string, Task> Ping(HttpClient http) { var ping = http.[|Ping|]; return ping; }", "public static Func<string, Task> Ping(HttpClient http) { var ping = (string @event) => http.Ping(@event); return ping; }")]
    [InlineData("public static Touch Ping(HttpClient http) => http.[|Look|];", "public static Touch Ping(HttpClient http) => (in int number) => http.Look(in number);")]
    public Task ParameterTypes_AreWrittenWhereNeeded(string before, string after) => Verify.VerifyCodeFixAsync(Extended(before), Extended(after));

    [Theory]
    [InlineData("public Func<string, Task<string>> Fetch => _http.[|GetStringAsync|];", "public Func<string, Task<string>> Fetch => requestUri => RetryAsync(() => _http.GetStringAsync(requestUri));")]
    [InlineData("private Func<string, Task<string>>? _fetch; public void Use() => _fetch = _http.[|GetStringAsync|];", "private Func<string, Task<string>>? _fetch; public void Use() => _fetch = requestUri => RetryAsync(() => _http.GetStringAsync(requestUri));")]
    [InlineData("public Func<string, HttpContent, Task> Save => _http.[|PostAsync|];", "public Func<string, HttpContent, Task> Save => (requestUri, content) => _http.PostAsync(requestUri, content);")]
    public Task PathOfTheType_IsTakenAtOnce(string before, string after) => Verify.VerifyCodeFixAsync(WithPath(before), WithPath(after));

    [Theory]
    [InlineData("public System.Linq.Expressions.Expression<Func<string, Task<string>>> Fetch() => url => _http.[|GetStringAsync|](url);")]
    [InlineData("public Func<string, Task<string>> Fetch() => new HttpClient().[|GetStringAsync|];")]
    [InlineData("public Func<string, Task<string>> Fetch(HttpClient http) { Func<string, Task<string>> fetch = http.[|GetStringAsync|]; http = null!; return fetch; }")]
    [InlineData("private Func<string, Task<string>>? _fetch; public void Use() => _fetch += _http.[|GetStringAsync|];")]
    [InlineData("public Func<string, Task<string>> Fetch(in HttpClient http) => http.[|GetStringAsync|];")]
    public Task DelegateThatALambdaCannotReplace_Stays(string member) => Verify.VerifyNoFixAsync(Client(member));

    [Fact]
    public Task InstanceOfAStruct_CannotBeCaptured() => Verify.VerifyNoFixAsync(
        "public struct Client { private readonly HttpClient _http = new(); public Client() { } public Func<string, Task<string>> Fetch => _http.[|GetStringAsync|]; }");

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new SinkHandedOnFix().GetFixAllProvider());

    private static string Client(string member) => $$"""
        using System.Text.Json;
        using System.Net.Http.Json;
        public class Client
        {
            private readonly HttpClient _http = new();
            {{member}}
        }
        """;

    private static string WithPath(string member) => Client($$"""
        public Task<string> Name() => RetryAsync(() => _http.GetStringAsync("name"));
            {{member}}

            private static async Task<T> RetryAsync<T>(Func<Task<T>> send)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await send(); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        """);

    private static string Extended(string member) => $$"""
        public delegate Task Touch(in int number);
        public static class Client
        {
            {{member}}
            public static Task Ping(this HttpClient http, string @event) => http.GetAsync(@event);
            public static Task Look(this HttpClient http, in int number) => http.GetAsync("a");
        }
        """;
}
