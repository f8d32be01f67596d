using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.CapturedTypedClient>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3006: typed clients that live for ever.</summary>
public class CapturedTypedClientTests
{
    private static Task VerifyAsync(string registrations, string cache) => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;

        static class Setup { static void Add(IServiceCollection services) { {{registrations}} } }
        interface IOrders { Task<string> Get(); }
        class Orders(HttpClient http) : IOrders { public Task<string> Get() => http.GetStringAsync("a"); }
        interface ICache;
        {{cache}}
        """);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>(); services.AddSingleton<Cache>();", "class Cache([|Orders|] orders) : ICache { public object Kept => orders; }")]
    [InlineData("services.AddHttpClient<IOrders, Orders>(); services.AddSingleton<ICache, Cache>();", "class Cache : ICache { public Cache([|IOrders|] orders) { } }")]
    [InlineData("services.AddHttpClient<Orders>(); services.AddHostedService<Cache>();", "class Cache([|Orders|] orders) : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken stop) => orders.Get(); }")]
    public Task SingletonThatTakesATypedClient_IsReported(string registrations, string cache) => VerifyAsync(registrations, cache);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>(); services.AddScoped<Cache>();", "class Cache(Orders orders) { public object Kept => orders; }")]
    [InlineData("services.AddHttpClient<Orders>(); services.AddSingleton<Cache>();", "class Cache(IServiceProvider services) { public object Fresh => services.GetRequiredService<Orders>(); }")]
    [InlineData("services.AddHttpClient<IOrders, Orders>(); services.AddSingleton<Cache>();", "class Cache(Orders orders) { public object Kept => orders; }")]
    [InlineData("services.AddSingleton<Orders>(); services.AddSingleton<Cache>();", "class Cache(Orders orders) { public object Kept => orders; }")]
    [InlineData("services.AddHttpClient<Orders>().UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2)); services.AddSingleton<Cache>();", "class Cache(Orders orders) { public object Kept => orders; }")]
    public Task ClientThatIsMadeAfresh_OrRenewsItsConnections_IsSilent(string registrations, string cache) => VerifyAsync(registrations, cache);

    [Fact]
    public async Task Message_NamesBoth()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("""
            using Microsoft.Extensions.DependencyInjection;
            static class Setup { static void Add(IServiceCollection services) { services.AddHttpClient<Orders>(); services.AddSingleton<Cache>(); } }
            class Orders(HttpClient http) { public object Kept => http; }
            class Cache(Orders orders) { public object Kept => orders; }
            """)));
        Assert.StartsWith("Cache is a singleton and keeps one Orders for ever", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("RSG3006", diagnostic.Id);
    }

    [Fact]
    public Task ClientThatIsATypeParameter_IsSilent() => VerifyAsync("services.AddSingleton<Cache>();", """
        static class Any { public static IHttpClientBuilder AddAny<T>(this IServiceCollection services) where T : class => services.AddHttpClient<T>(); }
        class Cache(Orders orders) { public object Kept => orders; }
        """);
}
