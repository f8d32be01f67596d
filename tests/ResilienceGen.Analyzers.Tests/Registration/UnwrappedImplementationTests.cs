using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnwrappedImplementation>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3005: what goes past a generated wrapper.</summary>
public class UnwrappedImplementationTests
{
    private static string Program(string types, string registrations = "services.AddResilientOrders<OrderClient>();") => $$"""
        using Microsoft.Extensions.DependencyInjection;

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
}
