using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.WrapperAroundRetries>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG2101 at registrations: a handler retries inside of a generated wrapper.</summary>
public class WrapperAroundRetriesTests
{
    private const string Contract = "[Resilient] public interface IOrders { Task<string> Get(); }";
    private const string Client = "public class OrderClient(HttpClient http) : IOrders { public Task<string> Get() => http.GetStringAsync(\"a\"); }";
    private static readonly string[] Libraries = [GeneratedRegistration.Source, HttpResilience.Source, PollyPolicies.Source, HttpResilience.Policies];
    private const string Wrapper = "services.AddResilientOrders<OrderClient>();";

    private static string Program(string registrations, string contract = Contract, string client = Client) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using ResilienceGen;

        var services = new ServiceCollection();
        var production = Environment.ProcessorCount > 1;
        {{registrations}}

        {{contract}}
        {{client}}
        """;

    private static Task VerifyAsync(string registrations, string contract = Contract, string client = Client) =>
        Verify.VerifyAnalyzerAsync(Program(registrations, contract, client), Libraries);

    [Theory]
    [InlineData("services.AddHttpClient<OrderClient>().[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddHttpClient<OrderClient>().[|AddResilienceHandler|](\"p\", p => p.AddRetry(new HttpRetryStrategyOptions()));")]
    [InlineData("services.AddHttpClient<OrderClient>().[|AddPolicyHandler|](Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3));")]
    [InlineData("services.AddHttpClient<OrderClient>().[|AddTransientHttpErrorPolicy|](p => p.WaitAndRetryAsync(3));")]
    [InlineData("services.AddHttpClient<OrderClient>(); services.ConfigureHttpClientDefaults(client => client.[|AddStandardResilienceHandler|]());")]
    public Task HandlerInsideARegisteredWrapper_IsReported(string registrations) => VerifyAsync(registrations + Wrapper);

    [Fact]
    public Task WrapperThatIsCreatedByHand_IsReported() => VerifyAsync("""
        services.AddHttpClient<OrderClient>().[|AddStandardResilienceHandler|]();
        services.AddTransient<IOrders>(provider => new ResilientOrders(provider.GetRequiredService<OrderClient>()));
        """);

    [Fact]
    public Task NamedClientOfTheImplementation_IsReported() => VerifyAsync(
        "services.AddHttpClient(\"orders\").[|AddStandardResilienceHandler|]();" + Wrapper,
        client: "public class OrderClient(IHttpClientFactory clients) : IOrders { public Task<string> Get() => clients.CreateClient(\"orders\").GetStringAsync(\"a\"); }");

    [Fact]
    public Task CallInAPrivateMethod_IsReported() => VerifyAsync(
        "services.AddHttpClient<OrderClient>().[|AddStandardResilienceHandler|]();" + Wrapper,
        client: "public class OrderClient(HttpClient http) : IOrders { public async Task<string> Get() => await Send(\"a\"); private Task<string> Send(string path) => http.GetStringAsync(path); }");

    [Theory]
    [InlineData("using var response = await http.GetAsync(\"a\").ConfigureAwait(false); return \"\";")]
    [InlineData("var text = http.GetStringAsync(\"a\"); await Task.Yield(); return await text;")]
    [InlineData("return http.GetStringAsync(\"a\").Result;")]
    [InlineData("return http.GetStringAsync(\"a\").GetAwaiter().GetResult();")]
    public Task FailureThatTheWrapperHears_IsReported(string body) => VerifyAsync(
        "services.AddHttpClient<OrderClient>().[|AddStandardResilienceHandler|]();" + Wrapper,
        client: $"public class OrderClient(HttpClient http) : IOrders {{ public async Task<string> Get() {{ {body} }} }}");

    [Fact]
    public Task ClientThatIsCreatedInTheWrapper_IsNotTheRegisteredOne() => VerifyAsync("""
        services.AddHttpClient<OrderClient>().AddStandardResilienceHandler();
        services.AddTransient<IOrders>(provider => new ResilientOrders(new OrderClient(new HttpClient())));
        """);

    [Theory]
    [InlineData("services.AddHttpClient<OrderClient>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<IOrders, OrderClient>().AddStandardResilienceHandler(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<OrderClient>().AddStandardResilienceHandler(); if (production) services.AddResilientOrders<OrderClient>();")]
    [InlineData("var client = services.AddHttpClient<OrderClient>(); if (production) client.AddStandardResilienceHandler(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler()); services.AddHttpClient<OrderClient>().RemoveAllResilienceHandlers(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<OrderClient>().AddStandardResilienceHandler(o => o.Retry.ShouldHandle = _ => new(false)); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<OrderClient>().AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(3))); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<OrderClient>().AddStandardHedgingHandler(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<OrderClient>(); services.AddResilientOrders<OrderClient>();")]
    public Task HandlerThatNoWrapperMultiplies_IsSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("[Resilient, NoResilience] public interface IOrders { Task<string> Get(); }")]
    [InlineData("[Resilient] public interface IOrders { [NoResilience] Task<string> Get(); }")]
    [InlineData("[Resilient, Retry(Enabled = false)] public interface IOrders { Task<string> Get(); }")]
    [InlineData("[Resilient] public interface IOrders { [Retry(MaxRetryAttempts = 0)] Task<string> Get(); }")]
    [InlineData("[Resilient] public interface IOrders { [Retry(RetryOn = new[] { typeof(TimeoutException) })] Task<string> Get(); }")]
    [InlineData("[Resilient, AllowNestedRetry] public interface IOrders { Task<string> Get(); }")]
    [InlineData("[Resilient(Defaults = ResilienceDefaults.None), Timeout(TotalMs = 9000)] public interface IOrders { Task<string> Get(); }")]
    [InlineData("[Resilient] public interface IOrders { [NonIdempotent] Task<string> Get(); }")]
    [InlineData("public interface IOrders { Task<string> Get(); }")]
    public Task OperationThatTheWrapperSendsOnce_IsSilent(string contract) =>
        VerifyAsync("services.AddHttpClient<OrderClient>().AddStandardResilienceHandler();" + Wrapper, contract);

    [Theory]
    [InlineData("try { return await http.GetStringAsync(\"a\"); } catch (HttpRequestException) { return \"\"; }")]
    [InlineData("try { return await http.GetStringAsync(\"a\"); } catch (Exception e) { throw new InvalidOperationException(\"down\", e); }")]
    [InlineData("await Task.Yield(); return \"\";")]
    [InlineData("_ = http.GetStringAsync(\"a\"); return \"\";")]
    [InlineData("var told = http.GetStringAsync(\"a\"); await Task.WhenAny(told, Task.Delay(100)); return \"\";")]
    [InlineData("_ = Task.Run(async () => await http.GetStringAsync(\"a\")); return \"\";")]
    [InlineData("_ = Tell(); return \"\";")]
    [InlineData("TellAll(); return \"\";")]
    public Task FailureThatTheWrapperNeverHears_IsSilent(string body) => VerifyAsync(
        "services.AddHttpClient<OrderClient>().AddStandardResilienceHandler();" + Wrapper,
        client: $"public class OrderClient(HttpClient http) : IOrders {{ public async Task<string> Get() {{ {body} }} public Task<string> Ping() => http.GetStringAsync(\"ping\"); async Task Tell() => await http.GetStringAsync(\"a\"); async void TellAll() => await http.GetStringAsync(\"a\"); }}");

    [Theory]
    [InlineData("[Resilient] public interface IOrders { Task<string> Get(); }", "AddStandardResilienceHandler()", "4 x 4 = 16")]
    [InlineData("[Resilient] public interface IOrders { [Retry(MaxRetryAttempts = 2)] Task<string> Get(); }", "AddStandardResilienceHandler()", "3 x 4 = 12")]
    [InlineData("[Resilient(Defaults = ResilienceDefaults.None), Retry] public interface IOrders { Task<string> Get(); }", "AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1)", "4 x 2 = 8")]
    public async Task Message_PrintsTheProduct(string contract, string handler, string product)
    {
        var program = Program($"services.AddHttpClient<OrderClient>().{handler}; {Wrapper}", contract);
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create([program, .. Libraries])));
        Assert.Equal(
            $"IOrders.Get makes up to {product} attempts while the service is down, because the wrapper of IOrders retries what the client's AddStandardResilienceHandler has retried; retry in one place",
            diagnostic.GetMessage());
        Assert.Equal(("RSG2101", 2), (diagnostic.Id, diagnostic.AdditionalLocations.Count));
    }
}
