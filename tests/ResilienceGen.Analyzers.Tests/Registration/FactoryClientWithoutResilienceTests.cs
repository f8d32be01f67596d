using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.FactoryClientWithoutResilience>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3001: clients that a host registers bare.</summary>
public class FactoryClientWithoutResilienceTests
{
    private const string Getter = "class Orders(HttpClient http) : IOrders { public Task<string> Get() => http.GetStringAsync(\"a\"); } interface IOrders { }";

    private static string Program(string registrations, string types = Getter) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        var services = new ServiceCollection();
        var isDevelopment = args.Length > 0;
        {{registrations}}

        {{types}}

        class Log : DelegatingHandler;
        """;

    private static Task VerifyAsync(string registrations, string types = Getter) => Verify.VerifyAnalyzerAsync(Program(registrations, types), HttpResilience.Source);

    [Theory]
    [InlineData("services.[|AddHttpClient<Orders>|]();")]
    [InlineData("services.[|AddHttpClient<IOrders, Orders>|](http => http.Timeout = TimeSpan.FromSeconds(3)).AddHttpMessageHandler<Log>();")]
    [InlineData("var orders = services.[|AddHttpClient<Orders>|](); orders.AddHttpMessageHandler<Log>();")]
    public Task TypedClient_WhoseCallIsSentOnce_IsReported(string registrations) => VerifyAsync(registrations);

    [Fact]
    public Task NamedClient_IsReportedWhereAClassAsksForIt() => VerifyAsync(
        "services.[|AddHttpClient|](\"orders\"); services.AddHttpClient(\"stock\");",
        "class Orders(IHttpClientFactory factory) { public Task<string> Get() => factory.CreateClient(\"orders\").GetStringAsync(\"a\"); }");

    [Fact]
    public Task DefaultClient_IsReportedWhereItIsUsed() => VerifyAsync(
        "services.[|AddHttpClient|]();",
        "class Orders(IHttpClientFactory factory) { public Task<string> Get() => factory.CreateClient().GetStringAsync(\"a\"); }");

    [Fact]
    public Task OwnExtension_IsFollowedWithItsArguments() => VerifyAsync("services.AddOrders(false);", $$"""
        static class Setup
        {
            public static void AddOrders(this IServiceCollection services, bool resilient)
            {
                var client = services.[|AddHttpClient<Orders>|]();
                if (resilient) client.AddStandardResilienceHandler();
            }
        }
        {{Getter}}
        """);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardHedgingHandler();")]
    [InlineData("services.AddHttpClient<Orders>().AddResilienceHandler(\"a\", pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(3)));")]
    [InlineData("services.AddHttpClient<Orders>(); services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());")]
    [InlineData("var orders = services.AddHttpClient<Orders>(); if (isDevelopment) orders.AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Orders>(args[0]);")]
    [InlineData("services.AddHttpClient<Orders>().AddHttpMessageHandler(() => Load());  static DelegatingHandler Load() => throw new InvalidOperationException();")]
    public Task ResilienceThatIsOrMayBeThere_IsSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("public Task<string> Get() => Retry(() => http.GetStringAsync(\"a\"));")]
    [InlineData("public Task<string> Get() => Retry(() => http.GetStringAsync(\"a\")); public Task<string> Other() => http.GetStringAsync(\"b\");")]
    [InlineData("[ResilienceGen.ResilienceExempt(\"it is local\")] public Task<string> Get() => http.GetStringAsync(\"a\");")]
    [InlineData("public Uri? Address => http.BaseAddress;")]
    public Task ClassThatHelpsItself_OrSendsNothingHere_IsSilent(string members) => VerifyAsync("services.AddHttpClient<Orders>();", $$"""
        class Orders(HttpClient http)
        {
            {{members}}
            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """);

    [Fact]
    public Task Library_LeavesItToItsHost() => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Setup { public static void AddOrders(this IServiceCollection services) => services.AddHttpClient<Orders>(); }
        {{Getter}}
        """, HttpResilience.Source);

    [Fact]
    public Task LibraryThatMakesItsOwnServices_IsAHost() => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;
        static class Setup { public static IServiceProvider Make() { var services = new ServiceCollection(); services.[|AddHttpClient<Orders>|](); return services.BuildServiceProvider(); } }
        {{Getter}}
        """, HttpResilience.Source);

    [Fact]
    public Task ReferencedProjectThatRegistersDefaults_IsSilent()
    {
        var resilience = Package.Resilience();
        var defaults = Package.Compile("Company.Defaults", """
            namespace Microsoft.Extensions.DependencyInjection;
            public static class ServiceDefaults { public static void AddServiceDefaults(this IServiceCollection services) => services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler()); }
            """, references: resilience);
        return Verify.VerifyAnalyzerAsync([.. TestReferences.All, resilience, defaults], Program("services.AddServiceDefaults(); services.AddHttpClient<Orders>();"));
    }

    [Fact]
    public Task GrpcClient_IsSilent()
    {
        var resilience = Package.Resilience();
        return Verify.VerifyAnalyzerAsync([.. TestReferences.All, resilience, Package.Grpc("2.66.0")], Program("services.AddGrpcClient<Orders>();"));
    }

    [Fact]
    public Task TestCode_IsSilent() => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;
        class OrderTests { [Xunit.Fact] public void Registers() { var services = new ServiceCollection(); services.AddHttpClient<Orders>(); } }
        {{Getter}}
        namespace Xunit { class FactAttribute : Attribute; }
        """, HttpResilience.Source);

    [Theory]
    [InlineData("GetStringAsync(\"a\")", "append AddStandardResilienceHandler")]
    [InlineData("PostAsync(\"a\", null)", "append AddStandardResilienceHandler with DisableForUnsafeHttpMethods")]
    public async Task Message_NamesClientCallAndHandler(string call, string advice)
    {
        var source = Program("services.AddHttpClient<Orders>();", $"class Orders(HttpClient http) {{ public Task Send() => http.{call}; }}");
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(source, HttpResilience.Source)));
        Assert.Equal($"Orders is registered without resilience, and HttpClient.{call.Split('(')[0]} in Orders.Send is sent with it once; {advice}", diagnostic.GetMessage());
        Assert.Equal("RSG3001", diagnostic.Id);
    }
}
