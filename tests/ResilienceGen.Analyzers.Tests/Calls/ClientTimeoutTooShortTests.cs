using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ClientTimeoutTooShort>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2007, R6: the client gives up first.</summary>
public class ClientTimeoutTooShortTests
{
    private const string Pipeline = "AddResilienceHandler(\"p\", b => b.AddTimeout(TimeSpan.FromMinutes(5)).AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>()))";

    [Theory]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(10));")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(2)); b.ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromMinutes(1));")]
    [InlineData("services.AddHttpClient(\"a\", c => [|c.Timeout|] = TimeSpan.FromMinutes(1))." + Pipeline + ";")]
    [InlineData("services.AddHttpClient<Orders>().[|AddResilienceHandler|](\"p\", b => b.AddTimeout(TimeSpan.FromMinutes(5)).AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>()));")]
    [InlineData("services.AddHttpClient<Orders>().[|AddResilienceHandler|](\"p\", b => b.AddTimeout(new Polly.Timeout.TimeoutStrategyOptions { Timeout = TimeSpan.FromMinutes(5) }).AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>()));")]
    public Task LimitBelowTheTotal(string registration) => Verify.VerifyAnalyzerAsync(Start(registration), HttpResilience.Source);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(10)).AddStandardResilienceHandler();")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(60));")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(o => GC.KeepAlive(o.TotalRequestTimeout)); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(10));")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(section); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(10));")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = limit);")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan)." + Pipeline + ";")]
    [InlineData("services.AddHttpClient<Orders>(c => { })." + Pipeline + ";")]
    [InlineData("services.AddHttpClient<Stock>()." + Pipeline + ";")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => { })); services.AddHttpClient<Orders>()." + Pipeline + ";")]
    [InlineData("services.AddHttpClient<Orders>().AddResilienceHandler(\"p\", b => b.AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>()).AddTimeout(TimeSpan.FromMinutes(5)));")]
    public Task LimitThatIsLongEnoughOrUnknown_IsSilent(string registration) => Verify.VerifyAnalyzerAsync(Start(registration), HttpResilience.Source);

    [Fact]
    public Task TypedClient_SetsItsLimitAfterEveryRegistration() => Verify.VerifyAnalyzerAsync("""
        public class Orders
        {
            private readonly HttpClient _http;
            public Orders(HttpClient http) { _http = http; [|_http.Timeout|] = TimeSpan.FromSeconds(10); }
            public Task<string> Get() => _http.GetStringAsync("a");
        }
        """, Start("services.AddHttpClient<Orders>().AddStandardResilienceHandler();").Replace("public class Orders", "public class Other"), HttpResilience.Source);

    [Fact]
    public Task PipelineAroundACall_GetsTheLimitForEachAttempt() => Verify.VerifyAnalyzerAsync("""
        using Polly;
        public class Orders
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromMinutes(5)).AddRetry(new Polly.Retry.RetryStrategyOptions()).Build();
            private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
            public Orders() => _http.Timeout = TimeSpan.FromSeconds(10);
            public async Task<string> Get() => await Pipeline.ExecuteAsync(async t => await _http.GetStringAsync("a", t));
        }
        """);

    [Fact]
    public async Task Message_NamesBothLimits()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Start("services.AddHttpClient<Orders>()." + Pipeline + ";"), HttpResilience.Source)));
        Assert.Equal("HttpClient.Timeout of 100 s ends a request, attempts and pauses together, before the 5 min that AddResilienceHandler gives it; set it to Timeout.InfiniteTimeSpan", diagnostic.GetMessage());
    }

    private static string Start(string registration) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        public class Stock { public Stock(HttpClient http) => http.Timeout = Timeout.InfiniteTimeSpan; }
        class Start { public void Main(IServiceCollection services, TimeSpan limit, Microsoft.Extensions.Configuration.IConfigurationSection section) { {{registration}} } }
        """.Replace("Microsoft.Extensions.Configuration.IConfigurationSection section", registration.Contains("section") ? "Microsoft.Extensions.Configuration.IConfigurationSection section" : "int section");
}
