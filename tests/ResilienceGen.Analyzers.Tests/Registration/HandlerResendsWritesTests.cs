using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerResendsWrites>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG2001 at registrations: handlers that send writes again.</summary>
public class HandlerResendsWritesTests
{
    private const string Post = "public Task Send() => http.PostAsync(\"orders\", null);";

    private static string Program(string registrations, string members = Post) => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Retry;

        var services = new ServiceCollection();
        IConfigurationSection section = null!;
        {{registrations}}

        class Orders(HttpClient http) { {{members}} }
        class Log : DelegatingHandler;
        class IdempotencyKeys : DelegatingHandler;
        class Keys : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
                return base.SendAsync(request, token);
            }
        }
        """;

    private static Task VerifyAsync(string registrations, string members = Post) =>
        Verify.VerifyAnalyzerAsync(Program(registrations, members), HttpResilience.Source, PollyPolicies.Source, HttpResilience.Policies);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddHttpClient<Orders>().AddHttpMessageHandler<Log>().[|AddStandardResilienceHandler|](o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(1));")]
    [InlineData("services.AddHttpClient<Orders>().[|AddStandardHedgingHandler|]();")]
    [InlineData("services.AddHttpClient<Orders>().[|AddResilienceHandler|](\"a\", p => p.AddRetry(new HttpRetryStrategyOptions()));")]
    [InlineData("services.AddHttpClient<Orders>().[|AddTransientHttpErrorPolicy|](p => p.WaitAndRetryAsync(3));")]
    [InlineData("services.AddHttpClient<Orders>().[|AddPolicyHandler|](Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3));")]
    [InlineData("services.AddHttpClient<Orders>(); services.ConfigureHttpClientDefaults(client => client.[|AddStandardResilienceHandler|]());")]
    public Task HandlerThatSendsAWriteAgain_IsReported(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler().Configure(o => o.Retry.DisableFor(HttpMethod.Post));")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(o => { o.Retry.ShouldHandle = args => new(false); });")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(section);")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(o => Tune(o));  static void Tune(object options) { }")]
    [InlineData("var handler = services.AddHttpClient<Orders>().AddStandardResilienceHandler(); handler.Configure(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.ConfigureAll<HttpStandardResilienceOptions>(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient<Orders>().AddResilienceHandler(\"a\", p => p.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("services.AddHttpClient<Orders>().AddResilienceHandler(\"a\", p => { var o = new HttpRetryStrategyOptions(); o.DisableForUnsafeHttpMethods(); p.AddRetry(o); });")]
    [InlineData("services.AddHttpClient<Orders>().AddTransientHttpErrorPolicy(p => p.CircuitBreakerAsync(3, TimeSpan.FromSeconds(9)));")]
    [InlineData("services.AddHttpClient<Orders>().AddPolicyHandler(r => r.Method == HttpMethod.Get ? Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3) : Policy.NoOpAsync());")]
    [InlineData("services.AddHttpClient<Orders>().AddHttpMessageHandler<Keys>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Orders>().AddHttpMessageHandler<IdempotencyKeys>().AddStandardResilienceHandler();")]
    public Task HandlerThatSparesWrites_OrMay_IsSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("public Task Send() => http.GetAsync(\"orders\");")]
    [InlineData("public Task Send() => http.PutAsync(\"orders\", null);")]
    [InlineData("[ResilienceGen.Idempotent] public Task Send() => http.PostAsync(\"orders\", null);")]
    [InlineData("public Task Send(HttpRequestMessage request) => http.SendAsync(request);")]
    [InlineData("public Task Send() => http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"orders\") { Headers = { { \"Idempotency-Key\", \"1\" } } });")]
    [InlineData("public Task Send() => http.PostAsync(\"graphql\", null);")]
    [InlineData("public Task Send() => http.PostAsync(\"orders/search\", null);")]
    public Task CallThatMayBeRepeated_IsSilent(string members) => VerifyAsync("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", members);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", "AddStandardResilienceHandler", " (up to 4 attempts)")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 5);", "AddStandardResilienceHandler", " (up to 6 attempts)")]
    [InlineData("services.AddHttpClient<Orders>().AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3));", "AddTransientHttpErrorPolicy", "")]
    public async Task Message_NamesCallHandlerAndAttempts(string registrations, string handler, string attempts)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Program(registrations), HttpResilience.Source, PollyPolicies.Source, HttpResilience.Policies)));
        Assert.Equal(
            $"HttpClient.PostAsync sends a POST, and {handler} sends it again after a failure that leaves open whether it arrived{attempts}; "
            + "send an Idempotency-Key, mark Orders.Send [Idempotent], or retry only what never arrived",
            diagnostic.GetMessage());
        Assert.Equal("RSG2001", diagnostic.Id);
        Assert.Single(diagnostic.AdditionalLocations);
    }

    [Fact]
    public async Task PutThatTheProjectCallsUnsafe_IsReported()
    {
        var compilation = TestCompilation.Create(Program("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", "public Task Send() => http.PutAsync(\"orders\", null);"), HttpResilience.Source, PollyPolicies.Source, HttpResilience.Policies);
        Assert.Empty(await Verify.DiagnosticsAsync(compilation));
        Assert.Single(await Verify.DiagnosticsAsync(compilation, TestOptions.Create([], ("resiliencegen.unsafe_verbs", "PUT"))));
    }
}
