using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What rules about registrations can ask.</summary>
public class RegistrationModelTests
{
    [Fact]
    public void Handlers_StandInTheirOrderWithTheirPlace()
    {
        var client = Assert.Single(Context("services.AddHttpClient(\"a\").AddHttpMessageHandler<Log>().AddStandardResilienceHandler();").Registrations.Clients);
        Assert.Equal("Named a: Message Log at AddHttpMessageHandler<Log>, Standard  at AddStandardResilienceHandler", Show(client));
    }

    [Fact]
    public void Defaults_AreAskedForByThemselves() =>
        Assert.Equal("Defaults : Standard  at AddStandardResilienceHandler", Show(Assert.Single(Context("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());").Registrations.Defaults)));

    [Fact]
    public void EveryKind_IsKnown() => Assert.Equal(
        ["Typed Orders", "Named a", "Default "],
        Context("services.AddHttpClient<Orders>(); services.AddHttpClient(\"a\"); services.AddHttpClient();").Registrations.Clients.Select(client => $"{client.Kind} {client.Name}"));

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "", "a")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "factory.CreateClient(\"b\");", "a")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "factory.CreateClient(\"a\");", "")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "factory.CreateClient(name);", "")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "handlers.CreateHandler(\"a\");", "")]
    [InlineData("services.AddHttpClient(\"a\");", "", "")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", "", "Orders")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", "services.GetRequiredService<Orders>();", "")]
    [InlineData("services.AddHttpClient(\"a\").AddTypedClient<Orders>().AddStandardResilienceHandler();", "services.GetRequiredService<Orders>();", "")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler(); services.AddHttpClient<Orders>(\"a\");", "services.GetRequiredService<Orders>();", "")]
    public void ResilientRegistration_MayNeverBeReached(string registrations, string use, string names) =>
        Assert.Equal(names, string.Join(",", Context(registrations, use).Reach.NeverReached().Select(registration => registration.Name)));

    [Theory]
    [InlineData("services.AddHttpClient(\"a\");", "factory.CreateClient(\"b\");", "b")]
    [InlineData("services.AddHttpClient(\"a\");", "factory.CreateClient(\"a\");", "")]
    [InlineData("services.AddHttpClient(\"a\");", "factory.CreateClient();", "")]
    [InlineData("services.AddHttpClient<Orders>();", "factory.CreateClient(nameof(Orders));", "")]
    [InlineData("services.AddHttpClient(Environment.NewLine);", "factory.CreateClient(\"b\");", "")]
    public void CreatedClient_MayHaveNoRegistration(string registrations, string use, string names) =>
        Assert.Equal(names, string.Join(",", Context(registrations, use).Reach.Unregistered().Select(created => created.Name)));

    private static GapContext Context(string registrations, string use = "")
    {
        var compilation = TestCompilation.Create($$"""
            using Microsoft.Extensions.DependencyInjection;
            static class Start { static void Main(IServiceCollection services) { {{registrations}} } }
            class User { void Use(IServiceProvider services, IHttpClientFactory factory, IHttpMessageHandlerFactory handlers, string name) { {{use}} } }
            public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
            class Log : DelegatingHandler { }
            """, HttpResilience.Source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return GapContext.Create(compilation, isTestProject: false, CancellationToken.None)!;
    }

    private static string Show(ClientRegistration client) =>
        $"{client.Kind} {client.Name}: {string.Join(", ", client.Handlers.Select(handler => $"{handler.Kind} {handler.Type?.Name} at {handler.Location.SourceTree!.GetText().ToString(handler.Location.SourceSpan)}"))}";
}
