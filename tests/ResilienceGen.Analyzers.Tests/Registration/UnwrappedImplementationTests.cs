using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnwrappedImplementation>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3005: what goes past a generated wrapper.</summary>
public class UnwrappedImplementationTests
{
    private static string Program(string types, string registrations = "services.AddResilientOrders<OrderClient>();") => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        static class Setup { static void Add(IServiceCollection services) { {{registrations}} } }

        [ResilienceGen.Resilient] public interface IOrders { Task<string> Get(); }
        public class OrderClient(HttpClient http) : IOrders { public Task<string> Get() => http.GetStringAsync("a"); }
        {{types}}
        """;

    private static Task VerifyAsync(string types, string registrations = "services.AddResilientOrders<OrderClient>();") =>
        Verify.VerifyAnalyzerAsync(Program(types, registrations), GeneratedRegistration.Source);

    [Theory]
    [InlineData("class Shop([|OrderClient|] orders) { public Task<string> Show() => orders.Get(); }")]
    [InlineData("class Shop { private readonly OrderClient _orders; public Shop([|OrderClient|] orders) => _orders = orders; public Task<string> Show() => _orders.Get(); }")]
    public Task ClassThatTakesTheImplementation_IsReported(string types) => VerifyAsync(types);

    [Theory]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.[|AddScoped<IOrders, OrderClient>|]();")]
    [InlineData("services.AddHttpClient<OrderClient>(); services.AddResilientOrders<OrderClient>(); services.[|AddTransient<IOrders, OrderClient>|]();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.[|AddHttpClient<IOrders, OrderClient>|]();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddSingleton(\"a\").[|AddScoped|](typeof(IOrders), typeof(OrderClient));")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddHttpClient(\"a\").Services.[|AddScoped<IOrders, OrderClient>|]();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.[|AddScoped<IOrders>|](provider => provider.GetRequiredService<OrderClient>());")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.[|AddScoped<IOrders>|](provider => new OrderClient(new HttpClient()));")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.[|AddScoped<IOrders>|](provider => ActivatorUtilities.CreateInstance<OrderClient>(provider));")]
    public Task RegistrationThatReplacesTheWrapper_IsReported(string registrations) => VerifyAsync("", registrations);

    [Theory]
    [InlineData("class Shop(IOrders orders) { public Task<string> Show() => orders.Get(); }")]
    [InlineData("class Cached(OrderClient orders) : IOrders { public Task<string> Get() => orders.Get(); }")]
    [InlineData("class Shop(OrderClient orders) { public Task<string> Show() => orders.Get(); public static Shop Make() => new Shop(new OrderClient(new HttpClient())); }")]
    [InlineData("class ShopTests(OrderClient orders) { [Xunit.Fact] public Task Shows() => orders.Get(); } namespace Xunit { class FactAttribute : Attribute; }")]
    public Task InterfaceDecoratorTestAndHandMade_AreSilent(string types) => VerifyAsync(types);

    [Theory]
    [InlineData("services.AddScoped<IOrders, OrderClient>(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); if (services.IsReadOnly) services.AddScoped<IOrders, OrderClient>();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddScoped<OrderClient>();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.TryAddScoped<IOrders, OrderClient>();")]
    [InlineData("services.TryAddScoped<IOrders, OrderClient>(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("services.AddHttpClient<IOrders, OrderClient>(); services.AddResilientOrders<OrderClient>();")]
    [InlineData("var others = new ServiceCollection(); services.AddResilientOrders<OrderClient>(); others.AddScoped<IOrders, OrderClient>();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddHttpClient<OrderClient>();")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddKeyedScoped<IOrders, OrderClient>(\"plain\");")]
    [InlineData("services.AddResilientOrders<OrderClient>(); services.AddScoped<IOrders>(provider => new ResilientOrders(provider.GetRequiredService<OrderClient>()));")]
    public Task RegistrationThatLeavesTheWrapper_IsSilent(string registrations) => VerifyAsync("", registrations);

    [Fact]
    public Task ImplementationWithoutARegisteredWrapper_IsSilent() => VerifyAsync("class Shop(OrderClient orders) { public Task<string> Show() => orders.Get(); }", registrations: "");

    [Fact]
    public async Task Message_NamesClassImplementationAndInterface()
    {
        var source = Program("class Shop(OrderClient orders) { public Task<string> Show() => orders.Get(); }");
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(source, GeneratedRegistration.Source)));
        Assert.Equal("Shop takes OrderClient itself, so its calls go past the resilient IOrders; take IOrders", diagnostic.GetMessage());
        Assert.Equal("RSG3005", diagnostic.Id);
    }

    [Theory]
    [InlineData("class Job(IServiceProvider services) { public Task<string> Run() => [|services.GetRequiredService<OrderClient>()|].Get(); }")]
    [InlineData("class Job(IServiceProvider services) { public async Task Run() { var orders = [|services.GetService<OrderClient>()|]!; await orders.Get(); } }")]
    [InlineData("class Job(IServiceProvider services) { public async Task Run() { IOrders orders = [|ActivatorUtilities.CreateInstance<OrderClient>(services)|]; await orders.Get(); } }")]
    [InlineData("class Job(HttpClient http) { public Task<string> Run() => [|new OrderClient(http)|].Get(); }")]
    [InlineData("class Job(HttpClient http) { public async Task Run() { OrderClient orders = [|new(http)|]; await orders.Get(); } }")]
    public Task ImplementationThatIsUsedPastTheContainer_IsReported(string types) => VerifyAsync(types);

    [Theory]
    [InlineData("class Job(IServiceProvider services) { public Task<string> Run() => services.GetRequiredService<IOrders>().Get(); }")]
    [InlineData("class Job(HttpClient http) { public async Task Run() { IOrders orders = new ResilientOrders(new OrderClient(http)); await orders.Get(); } }")]
    [InlineData("class Job(HttpClient http) { public async Task Run() { var inner = new OrderClient(http); await inner.Get(); await new ResilientOrders(inner).Get(); } }")]
    [InlineData("class Job(HttpClient http) { public IOrders Make() => new OrderClient(http); }")]
    [InlineData("class Job(HttpClient http) { public string? Show() => new OrderClient(http).ToString(); }")]
    [InlineData("class Cached(HttpClient http) : IOrders { public Task<string> Get() => new OrderClient(http).Get(); }")]
    [InlineData("[ResilienceGen.ResilienceExempt(\"asks once\")] class Job(HttpClient http) { public Task<string> Run() => new OrderClient(http).Get(); }")]
    [InlineData("class JobTests { [Xunit.Fact] public Task Runs() => new OrderClient(new HttpClient()).Get(); } namespace Xunit { class FactAttribute : Attribute; }")]
    public Task WrapperDecoratorFactoryExemptionAndTest_AreSilent(string types) => VerifyAsync(types);

    [Fact]
    public Task OperationThatTheWrapperLeavesAlone_IsSilent() => Verify.VerifyAnalyzerAsync(
        Program("class Job(HttpClient http) { public Task<string> Run() => new OrderClient(http).Get(); }").Replace("{ Task<string> Get(); }", "{ [ResilienceGen.NoResilience] Task<string> Get(); }"),
        GeneratedRegistration.Source);
}
