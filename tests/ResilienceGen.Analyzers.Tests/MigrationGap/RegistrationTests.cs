using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What the registrations of a compilation prove about its clients. Unless said otherwise the code under test stands in the start of a program.</summary>
public class RegistrationTests
{
    private const string Gap = "Gap(noPath)";
    private const string Guarded = "GuardedClient(registration)";

    private const string Typed = """
        using Polly;
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        class RetryHandler : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await base.SendAsync(request, token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10, token); }
                }
            }
        }
        class LogHandler : DelegatingHandler { }
        static class Policies
        {
            public static Polly.IAsyncPolicy Retry() => Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
            public static readonly Polly.IAsyncPolicy Timeout = Polly.Policy.TimeoutAsync(3);
            public static Polly.IAsyncPolicy Unknown = null!;
        }
        """;

    [Theory]
    [InlineData("AddStandardResilienceHandler()", Guarded)]
    [InlineData("AddStandardHedgingHandler()", Guarded)]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new()))", Guarded)]
    [InlineData("AddResilienceHandler(\"p\", b => { b.AddTimeout(TimeSpan.FromSeconds(1)); b.AddRetry(new()); })", Guarded)]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddTimeout(TimeSpan.FromSeconds(1)))", Gap)]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddCircuitBreaker(new()))", Gap)]
    [InlineData("AddResilienceHandler(\"p\", b => { })", Gap)]
    [InlineData("AddResilienceHandler(\"p\", b => Fill(b))", "Unknown(foreignPolicy)")]
    [InlineData("AddPolicyHandler(Policies.Retry())", Guarded)]
    [InlineData("AddPolicyHandler(Policies.Timeout)", Gap)]
    [InlineData("AddPolicyHandler(Polly.Policy.NoOpAsync())", Gap)]
    [InlineData("AddPolicyHandler(request => request.Method == HttpMethod.Get ? Policies.Retry() : Polly.Policy.NoOpAsync())", Guarded)]
    [InlineData("AddPolicyHandlerFromRegistry(\"retry\")", "Unknown(foreignPolicy)")]
    [InlineData("AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3))", Guarded)]
    [InlineData("AddHttpMessageHandler<RetryHandler>()", Guarded)]
    [InlineData("AddHttpMessageHandler<LogHandler>()", Gap)]
    [InlineData("AddHttpMessageHandler(() => new RetryHandler())", Guarded)]
    [InlineData("AddHttpMessageHandler(s => s.GetRequiredService<RetryHandler>())", Guarded)]
    [InlineData("AddHttpMessageHandler(s => (DelegatingHandler)s.GetRequiredService(typeof(LogHandler)))", "Unknown(foreignHandler)")]
    [InlineData("ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(3)).SetHandlerLifetime(TimeSpan.FromMinutes(1))", Gap)]
    [InlineData("ConfigureAdditionalHttpMessageHandlers((handlers, _) => { })", "Unknown(foreignHandler)")]
    public void HandlerOfTypedClient_Decides(string link, string verdict) =>
        Assert.Equal(verdict, Verdict($"services.AddHttpClient<Orders>().{link};"));

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().AddPolicyHandler(Policies.Retry()).RemoveAllResilienceHandlers();", Guarded)]
    [InlineData("var b = services.AddHttpClient<Orders>(); b.AddStandardResilienceHandler(); b.RemoveAllResilienceHandlers();", Gap)]
    [InlineData("var b = services.AddHttpClient<Orders>(); b.RemoveAllResilienceHandlers(); b.AddStandardResilienceHandler();", Guarded)]
    [InlineData("var b = services.AddHttpClient<Orders>(); b.AddStandardResilienceHandler(); if (Environment.GetEnvironmentVariable(\"x\") is null) b.RemoveAllResilienceHandlers();", "Unknown(conditionalRegistration)")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers();", Gap)]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.AddHttpClient(nameof(Orders)).RemoveAllResilienceHandlers();", Gap)]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers().AddStandardHedgingHandler();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>().RemoveAllResilienceHandlers(); services.AddHttpClient<Orders>().AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.AddHttpClient(\"other\").RemoveAllResilienceHandlers();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>().AddPolicyHandler(Policies.Retry()); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); if (Environment.ProcessorCount > 2) services.AddHttpClient<Orders>().RemoveAllResilienceHandlers();", "Unknown(conditionalRegistration)")]
    [InlineData("var b = services.AddHttpClient<Orders>(); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers(); b.AddStandardResilienceHandler();", Guarded)]
    [InlineData("var b = Add(services); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers(); Fill(b); static IHttpClientBuilder Add(IServiceCollection s) => s.AddHttpClient<Orders>(); static void Fill(IHttpClientBuilder b) => b.AddStandardResilienceHandler();", "Unknown(conditionalRegistration)")]
    public void RemovalOfHandlers_IsOrdered(string registrations, string verdict) => Assert.Equal(verdict, Verdict(registrations));

    [Theory]
    [InlineData("var b = services.AddHttpClient<Orders>(); b.AddHttpMessageHandler<RetryHandler>();", Guarded)]
    [InlineData("var b = services.AddHttpClient<Orders>(); b = b.AddHttpMessageHandler<LogHandler>(); b.AddHttpMessageHandler<RetryHandler>();", Guarded)]
    [InlineData("IHttpClientBuilder b; b = services.AddHttpClient<Orders>(); b = services.AddHttpClient(\"x\"); b.AddStandardResilienceHandler();", "Unknown(keptBuilder)")]
    [InlineData("_builder = services.AddHttpClient<Orders>(); _builder.AddStandardResilienceHandler();", Guarded)]
    [InlineData("_builder = services.AddHttpClient<Orders>();", "Unknown(keptBuilder)")]
    [InlineData("var all = new List<IHttpClientBuilder>(); all.Add(services.AddHttpClient<Orders>());", "Unknown(foreignHandler)")]
    [InlineData("if (Environment.ProcessorCount > 2) services.AddHttpClient<Orders>().AddStandardResilienceHandler();", Guarded)]
    [InlineData("var b = services.AddHttpClient<Orders>(); if (Environment.ProcessorCount > 2) b.AddStandardResilienceHandler();", "Unknown(conditionalRegistration)")]
    [InlineData("if (Environment.ProcessorCount > 2) services.AddHttpClient<Orders>().AddStandardResilienceHandler(); else services.AddHttpClient<Orders>();", "Unknown(conditionalRegistration)")]
    [InlineData("if (Environment.ProcessorCount > 2) services.AddHttpClient<Orders>(); else services.AddHttpClient<Orders>();", Gap)]
    [InlineData("services.AddHttpClient<Orders>(); services.AddHttpClient<Orders>().AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>(); services.AddHttpClient(nameof(Orders)).AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient(\"x\").AddTypedClient<Orders>().AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient(\"x\").AddTypedClient<Orders>();", Gap)]
    [InlineData("services.AddHttpClient<Orders>(http => new Orders(http)).AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>(\"x\", http => { }).AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>(\"x\"); services.AddHttpClient(\"x\").AddStandardResilienceHandler();", Guarded)]
    [InlineData("HttpClientBuilderExtensions.AddHttpMessageHandler<RetryHandler>(services.AddHttpClient<Orders>());", Guarded)]
    public void BuilderIsFollowed(string registrations, string verdict) => Assert.Equal(verdict, Verdict(registrations));

    [Theory]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Orders>();", Guarded)]
    [InlineData("services.AddHttpClient<Orders>(); services.ConfigureHttpClientDefaults(b => { b.AddServiceDiscovery(); b.AddStandardResilienceHandler(); });", Guarded)]
    [InlineData("services.ConfigureHttpClientDefaults(Configure); services.AddHttpClient<Orders>();", Guarded)]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers();", Gap)]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Orders>(); if (Environment.ProcessorCount > 2) services.AddHttpClient<Orders>().RemoveAllResilienceHandlers();", "Unknown(conditionalRegistration)")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => { })); services.AddHttpClient<Orders>();", Gap)]
    [InlineData("if (Environment.ProcessorCount > 2) services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Orders>();", "Unknown(conditionalRegistration)")]
    public void Defaults_ReachEveryClient(string registrations, string verdict) => Assert.Equal(verdict, Verdict(registrations));

    [Theory]
    [InlineData("services.AddHttpClient<Orders>(); services.Configure<Microsoft.Extensions.Http.HttpClientFactoryOptions>(nameof(Orders), o => o.HttpMessageHandlerBuilderActions.Clear());", "Unknown(foreignHandler)")]
    [InlineData("services.AddHttpClient<Orders>(); services.AddSingleton<Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter>(_ => null!);", "Unknown(foreignHandler)")]
    public void OtherWaysIntoTheFactory_LeaveItOpen(string registrations, string verdict) => Assert.Equal(verdict, Verdict(registrations));

    [Theory]
    [InlineData("services.AddHttpClient(\"stock\").AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddHttpClient(\"stock\").AddAsKeyed(); services.AddHttpClient(\"other\").AddStandardResilienceHandler();", Gap)]
    [InlineData("services.AddHttpClient();", "Unknown(injectedClient)")]
    public void KeyedClient_IsFoundByItsKey(string registrations, string verdict) => Assert.Equal(verdict, Scan.Verdict($$"""
        using Microsoft.Extensions.DependencyInjection;
        public class Stock([FromKeyedServices("stock")] HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start { static void Main(IServiceCollection services) { {{registrations}} services.AddTransient<Stock>(); } }
        """, HttpResilience.Source));

    [Fact]
    public void DefaultsOfAnotherComposition_LeaveItOpen() => Assert.Equal("Unknown(conditionalRegistration)", Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        class Host { void Run(IServiceCollection services) => services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); }
        class Module { void Run(IServiceCollection services) => services.AddHttpClient<Orders>(); }
        """, Typed, HttpResilience.Source));

    [Theory]
    [InlineData("\"orders\"", "services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", Guarded)]
    [InlineData("\"orders\"", "services.AddHttpClient(\"orders\");", Gap)]
    [InlineData("Name", "services.AddHttpClient(Name).AddStandardResilienceHandler();", Guarded)]
    [InlineData("Fixed", "services.AddHttpClient(\"fixed\").AddStandardResilienceHandler();", Guarded)]
    [InlineData("nameof(Orders)", "services.AddHttpClient<Orders>().AddStandardResilienceHandler();", Guarded)]
    [InlineData("typeof(Orders).Name", "services.AddHttpClient(nameof(Orders)).AddStandardResilienceHandler();", Guarded)]
    [InlineData("key", "services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "Unknown(clientName)")]
    [InlineData("\"a\"", "foreach (var name in new[] { \"a\", \"b\" }) services.AddHttpClient(name).AddStandardResilienceHandler();", Guarded)]
    [InlineData("\"a\"", "foreach (var name in Environment.GetCommandLineArgs()) services.AddHttpClient(name).AddStandardResilienceHandler(); services.AddHttpClient(\"a\");", "Unknown(clientName)")]
    [InlineData("\"other\"", "services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "Unknown(factoryClient)")]
    [InlineData("\"other\"", "services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());", "GuardedClient(registrationDefaults)")]
    [InlineData("", "services.AddHttpClient();", Gap)]
    public void NamedClient_IsFoundByName(string name, string registrations, string verdict) => Assert.Equal(verdict, Scan.VerdictIn("Get", $$"""
        using Microsoft.Extensions.DependencyInjection;
        class Client(IHttpClientFactory factory)
        {
            const string Name = "orders";
            static readonly string Fixed = "fixed";
            public Task<string> Get(string key) => factory.CreateClient({{name}}).GetStringAsync("a");
            static void Main(IServiceCollection services) { {{registrations}} }
        }
        """, Typed.Replace("Get()", "Fetch()"), HttpResilience.Source));

    [Fact]
    public void InterfaceAndImplementation_AreOneClient() => Assert.Equal(Guarded, Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        public interface IStock { }
        public class Stock(HttpClient http) : IStock { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start { static void Main(IServiceCollection services) => services.AddHttpClient<IStock, Stock>().AddStandardResilienceHandler(); }
        """, HttpResilience.Source));

    [Fact]
    public void ImplementationMadeByTheFactoryLambda_IsTheClient() => Assert.Equal(Gap, Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        public interface IStock { }
        public class Stock(HttpClient http) : IStock { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start { static void Main(IServiceCollection services) => services.AddHttpClient<IStock>("stock").AddTypedClient<IStock>(http => new Stock(http)); }
        """));

    [Fact]
    public void ClientOfTheBaseClass_IsThatOfTheRegisteredClass() => Assert.Equal(Guarded, Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        abstract class Api(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        sealed class Stock(HttpClient http) : Api(http) { }
        static class Start { static void Main(IServiceCollection services) => services.AddHttpClient<Stock>().AddStandardResilienceHandler(); }
        """, HttpResilience.Source));

    [Fact]
    public void LookAlike_RegistersNothing() => Assert.Equal("Unknown(injectedClient)", Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        using Own;
        public class Client(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start { static void Main(Shelf services) => services.AddHttpClient<Client>().AddStandardResilienceHandler(); }
        namespace Own
        {
            public class Shelf { }
            public static class Extensions
            {
                public static Shelf AddHttpClient<T>(this Shelf shelf) => shelf;
                public static Shelf AddStandardResilienceHandler(this Shelf shelf) => shelf;
            }
        }
        """));

    [Fact]
    public void LookAlikeHandler_IsRead() => Assert.Equal(Gap, Scan.Verdict("""
        using Microsoft.Extensions.DependencyInjection;
        using Own;
        static class Start { static void Main(IServiceCollection services) => services.AddHttpClient<Orders>().AddStandardResilienceHandler(); }
        namespace Own
        {
            static class Extensions { public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => builder.AddHttpMessageHandler<LogHandler>(); }
        }
        """, Typed));

    [Theory]
    [InlineData("AddStandardResilienceHandler()", Guarded)]
    [InlineData("AddPolicyHandler(Retry.WaitAndRetryAsync(3))", Guarded)]
    [InlineData("AddUnheardOf()", "Unknown(foreignHandler)")]
    [InlineData("ConfigureHttpClient(c => { })", Gap)]
    public void WithoutThePackages_NamesMustDo(string link, string verdict) => Assert.Equal(verdict, Unrestored($"services.AddHttpClient<Orders>().{link};"));

    [Fact]
    public void WithoutThePackages_ANameThatMaySetDefaultsLeavesItOpen() =>
        Assert.Equal("Unknown(unresolvedRegistration)", Unrestored("services.AddHttpClient<Orders>(); builder.AddServiceDefaults();"));

    private static string Unrestored(string registrations)
    {
        var compilation = ResilienceGen.Testing.TestCompilation.Create($$"""
            using Microsoft.Extensions.DependencyInjection;
            static class Start { static void Main(IUnknownServices services, IUnknownBuilder builder) { {{registrations}} } }
            """, Typed.Replace("Polly.IAsyncPolicy", "object").Replace("Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3)", "1").Replace("Polly.Policy.TimeoutAsync(3)", "1"));
        var verdict = ResilienceGen.Analyzers.MigrationGap.GapScanner.Scan(compilation, CancellationToken.None).Single(found => found.Member.Name == "Get");
        return $"{verdict.Kind}({verdict.Reason})";
    }

    private static string Verdict(string registrations) => Scan.VerdictIn("Get", $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        class Start
        {
            IHttpClientBuilder _builder = null!;
            void Main(IServiceCollection services) { {{registrations}} }
            static void Configure(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler();
            static void Fill(ResiliencePipelineBuilder<HttpResponseMessage> builder) { }
        }
        static class Discovery { public static IHttpClientBuilder AddServiceDiscovery(this IHttpClientBuilder builder) => builder; }
        """, Typed, HttpResilience.Source, HttpResilience.Policies);
}
