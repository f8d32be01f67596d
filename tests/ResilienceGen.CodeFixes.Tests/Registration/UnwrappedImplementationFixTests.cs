using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnwrappedImplementation>, ResilienceGen.CodeFixes.Registration.UnwrappedImplementationFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class UnwrappedImplementationFixTests
{
    private static string Program(string types, string more = "") => $$"""
        using Microsoft.Extensions.DependencyInjection;

        static class Setup { static void Add(IServiceCollection services) { services.AddResilientOrders<OrderClient>(); {{more}} } }
        [ResilienceGen.Resilient] public interface IOrders { Task<string> Get(); }
        public class OrderClient(HttpClient http) : IOrders { public Task<string> Get() => http.GetStringAsync("a"); public Uri? Address => http.BaseAddress; }
        {{types}}
        """;

    [Theory]
    [InlineData(
        "class Shop([|OrderClient|] orders) { public Task<string> Show() => orders.Get(); }",
        "class Shop(IOrders orders) { public Task<string> Show() => orders.Get(); }")]
    [InlineData(
        "class Shop { private readonly OrderClient _orders; public Shop([|OrderClient|] orders) { _orders = orders; } public Task<string> Show() => this._orders.Get(); }",
        "class Shop { private readonly IOrders _orders; public Shop(IOrders orders) { _orders = orders; } public Task<string> Show() => this._orders.Get(); }")]
    [InlineData(
        "class Shop([|OrderClient|] orders) { private readonly OrderClient _orders = orders; public Task<string> Show() => _orders.Get(); }",
        "class Shop(IOrders orders) { private readonly IOrders _orders = orders; public Task<string> Show() => _orders.Get(); }")]
    public Task InterfaceIsTaken(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), GeneratedRegistration.Source);

    [Theory]
    [InlineData("class Shop([|OrderClient|] orders) { public Uri? Show() => orders.Address; }")]
    [InlineData("class Shop([|OrderClient|] orders) { public OrderClient Show() => orders; }")]
    [InlineData("class Shop { protected readonly OrderClient _orders; public Shop([|OrderClient|] orders) => _orders = orders; }")]
    public Task ImplementationThatIsNeeded_IsLeft(string types) => Verify.VerifyNoFixAsync(Program(types), GeneratedRegistration.Source);

    [Theory]
    [InlineData("services.[|AddScoped<IOrders, OrderClient>|]();", "")]
    [InlineData("services.AddLogging().[|AddSingleton<IOrders, OrderClient>|]();", "services.AddLogging();")]
    [InlineData("services.[|AddTransient<IOrders, OrderClient>|]().AddLogging();", "services.AddLogging();")]
    public Task RegistrationThatReplacesTheWrapper_IsTakenAway(string before, string after) => Verify.VerifyCodeFixAsync(Program("", before), Program("", after), GeneratedRegistration.Source);

    [Fact]
    public Task LineOfTheRegistration_GoesWithIt_AndTheCommentAboveStays() => Verify.VerifyCodeFixAsync(
        Program("", "\n        // Orders.\n        services.[|AddScoped<IOrders, OrderClient>|]();\n        services.AddLogging();\n"),
        Program("", "\n        // Orders.\n        services.AddLogging();\n"),
        GeneratedRegistration.Source);

    [Theory]
    [InlineData("services.[|AddScoped<IOrders, OrderClient>|](_ => new OrderClient(new HttpClient()));")]
    [InlineData("_ = services.[|AddScoped<IOrders, OrderClient>|]();")]
    [InlineData("ServiceCollectionServiceExtensions.[|AddScoped<IOrders, OrderClient>|](services);")]
    // The typed client makes the HttpClient that the implementation takes.
    [InlineData("services.[|AddHttpClient<IOrders, OrderClient>|]();")]
    [InlineData("services.[|AddHttpClient<IOrders, OrderClient>|]().AddHttpMessageHandler(() => null!);")]
    [InlineData("services\n    // Orders of today.\n    .[|AddScoped<IOrders, OrderClient>|]()\n    .AddLogging();")]
    public Task RegistrationThatSaysMore_IsLeft(string registration) => Verify.VerifyNoFixAsync(Program("", registration), GeneratedRegistration.Source);

    [Fact]
    public Task AllInAFile_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Program("class A([|OrderClient|] orders) { public object Show() => orders.Get(); } class B([|OrderClient|] orders) { public object Show() => orders.Get(); }"), GeneratedRegistration.Source],
        [Program("class A(IOrders orders) { public object Show() => orders.Get(); } class B(IOrders orders) { public object Show() => orders.Get(); }")]);

    [Fact]
    public Task RegistrationsAreTakenAwayAtOnce_AndInterfacesTaken() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Program("class A([|OrderClient|] orders) { public object Show() => orders.Get(); }", "services.[|AddScoped<IOrders, OrderClient>|](); services.[|AddTransient<IOrders, OrderClient>|]();"), GeneratedRegistration.Source],
        [Program("class A(IOrders orders) { public object Show() => orders.Get(); }", " ")]);
}
