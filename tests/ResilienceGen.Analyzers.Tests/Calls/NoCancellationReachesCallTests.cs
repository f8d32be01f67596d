using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NoCancellationReachesCall>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2006: a call that nobody can stop.</summary>
public class NoCancellationReachesCallTests
{
    private static Task VerifyAsync(string method) => Verify.VerifyAnalyzerAsync($$"""
        interface ILoader { Task<string> Load(); }
        abstract class Base { protected abstract Task<string> Fetch(); }
        class Client(HttpClient http) : Base, ILoader
        {
            private readonly CancellationTokenSource _stop = new();
            {{method}}
            {{(method.Contains(" Load(") ? "" : "Task<string> ILoader.Load() => Task.FromResult(\"\");")}}
            {{(method.Contains(" Fetch(") ? "" : "protected override Task<string> Fetch() => Task.FromResult(\"\");")}}
        }
        """);

    [Theory]
    [InlineData("public async Task<string> Get() => await http.[|GetStringAsync|](\"a\");")]
    [InlineData("public Task<string> Get(string url) => http.[|GetStringAsync|](url);")]
    [InlineData("public async Task Get() { await http.[|GetAsync|](\"a\"); await http.GetAsync(\"b\"); }")]
    public Task MethodWithoutAToken_IsReportedAtItsFirstCall(string method) => VerifyAsync(method);

    [Theory]
    [InlineData("public Task<string> Get(CancellationToken ct) => http.GetStringAsync(\"a\");")]
    [InlineData("public Task<string> Get() => http.GetStringAsync(\"a\", _stop.Token);")]
    [InlineData("public Task<string> Get() => http.GetStringAsync(\"a\", CancellationToken.None);")]
    [InlineData("public string Get() => http.GetStringAsync(\"a\").Result;")]
    [InlineData("public async void Clicked(object sender, EventArgs e) => await http.GetStringAsync(\"a\");")]
    [InlineData("public async Task ClickedAsync(object sender, EventArgs e) => await http.GetStringAsync(\"a\");")]
    [InlineData("public Task<string> Get(Microsoft.AspNetCore.Http.HttpContext context) => http.GetStringAsync(\"a\");")]
    [InlineData("public static async Task Main() => await new HttpClient().GetStringAsync(\"a\");")]
    [InlineData("private Task<string> Get() => http.GetStringAsync(\"a\"); public Func<Task<string>> Source => Get;")]
    [InlineData("public virtual Task<string> Get() => http.GetStringAsync(\"a\");")]
    [InlineData("public Task<string> Load() => http.GetStringAsync(\"a\");")]
    [InlineData("protected override Task<string> Fetch() => http.GetStringAsync(\"a\");")]
    [InlineData("public ValueTask<string> Get(Polly.ResiliencePipeline pipeline) => pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"a\"));")]
    [InlineData("[ResilienceGen.ResilienceExempt(\"it is local\")] public Task<string> Get() => http.GetStringAsync(\"a\");")]
    public Task MethodThatHasAToken_OrCannotTakeOne_IsSilent(string method) => VerifyAsync(method);

    [Fact]
    public async Task Message_SaysWhatToDo()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("class Client(HttpClient http) { public Task<string> Get() => http.GetStringAsync(\"a\"); }")));
        Assert.Equal("HttpClient.GetStringAsync cannot be cancelled, because Get takes no CancellationToken; add an optional one and pass it on", diagnostic.GetMessage());
        Assert.Equal("RSG2006", diagnostic.Id);
    }

    [Fact]
    public async Task Controller_IsToldOfItsRequest()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(
            "class Orders(HttpClient http) : Microsoft.AspNetCore.Mvc.ControllerBase { public Task<string> Get() => http.GetStringAsync(\"a\"); }")));
        Assert.Contains("pass HttpContext.RequestAborted", diagnostic.GetMessage(), StringComparison.Ordinal);
    }
}
