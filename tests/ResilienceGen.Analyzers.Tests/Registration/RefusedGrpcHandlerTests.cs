using Microsoft.CodeAnalysis;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnsupportedCombination>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3007: gRPC clients that refuse a handler.</summary>
public class RefusedGrpcHandlerTests
{
    private const string Own = "services.AddGrpcClient<Greeter>().AddStandardResilienceHandler();";

    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http;

        static class Setup { static void Add(IServiceCollection services, IServiceCollection others, bool isOn) { {{registrations}} } }
        class Greeter { }
        """;

    private static Task VerifyAsync(string registrations, string? grpc = "2.63.0+1a2b", string? resilience = "8.10.0") =>
        VerifyWithAsync(registrations, Package.Grpc(grpc), Package.Resilience(resilience));

    private static Task VerifyWithAsync(string registrations, params MetadataReference[] packages) =>
        Verify.VerifyAnalyzerAsync([.. TestReferences.All, .. packages], Program(registrations));

    [Theory]
    [InlineData("services.AddGrpcClient<Greeter>().[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddGrpcClient<Greeter>(\"a\").ConfigureHttpClient(http => { }).[|AddStandardHedgingHandler|]();")]
    [InlineData("var client = services.AddGrpcClient<Greeter>(); client.[|AddStandardResilienceHandler|]();")]
    [InlineData("if (isOn) services.AddGrpcClient<Greeter>().[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddHttpClient(\"a\").Services.AddGrpcClient<Greeter>().[|AddStandardResilienceHandler|]();")]
    public Task StandardHandler_OfGrpcClient_IsReported(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("services.ConfigureHttpClientDefaults(c => c.[|AddStandardResilienceHandler|]()); services.AddGrpcClient<Greeter>();")]
    [InlineData("services.AddGrpcClient<Greeter>(); services.ConfigureHttpClientDefaults(c => { c.[|AddStandardHedgingHandler|](); });")]
    [InlineData("AddDefaults(services); services.AddGrpcClient<Greeter>(); static void AddDefaults(IServiceCollection all) => all.ConfigureHttpClientDefaults(c => c.[|AddStandardResilienceHandler|]());")]
    public Task StandardHandler_OfDefaults_WithGrpcClient_IsReported(string registrations) => VerifyAsync(registrations);

    // It takes the handlers out and leaves what they set for the HTTP client, at which gRPC throws.
    [Fact]
    public Task RemovingTheHandlers_DoesNotHelp() =>
        VerifyAsync("var client = services.AddGrpcClient<Greeter>(); client.[|AddStandardResilienceHandler|](); client.RemoveAllResilienceHandlers();");

    [Theory]
    [InlineData("2.64.0+1a2b", "8.10.0")]
    [InlineData("2.64.0-pre1", "8.10.0")]
    [InlineData("2.36.0", "8.10.0")]
    [InlineData(null, "8.10.0")]
    [InlineData("unknown", "8.10.0")]
    [InlineData("2.63.0", "8.9.1")]
    [InlineData("2.63.0", null)]
    public Task ReleasesThatGoTogether_OrAreNotTold_AreSilent(string? grpc, string? resilience) => VerifyAsync(Own, grpc, resilience);

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyFileVersion(\"2.64.0.0\")]")]
    [InlineData("[assembly: System.Reflection.AssemblyFileVersion(\"2.63.0.0\")] [assembly: System.Reflection.AssemblyInformationalVersion(\"2.64.0\")]")]
    [InlineData("[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")]")]
    public Task VersionOfThePackage_Decides(string attribute) => VerifyWithAsync(Own, Package.GrpcWith(attribute), Package.Resilience());

    [Fact]
    public Task VersionOfTheFile_IsReadWhereThatIsAll() => VerifyWithAsync(
        "services.AddGrpcClient<Greeter>().[|AddStandardResilienceHandler|]();",
        Package.GrpcWith("[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")] [assembly: System.Reflection.AssemblyFileVersion(\"2.63.0.0\")]"),
        Package.Resilience());

    [Theory]
    [InlineData("services.AddGrpcClient<Greeter>().AddResilienceHandler(\"a\", pipeline => { });")]
    [InlineData("services.AddGrpcClient<Greeter>(); services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("services.AddGrpcClient<Greeter>().Services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("var client = services.AddGrpcClient<Greeter>(); if (isOn) client = services.AddHttpClient(\"a\"); client.AddStandardResilienceHandler();")]
    [InlineData("services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());")]
    [InlineData("others.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); services.AddGrpcClient<Greeter>();")]
    [InlineData("if (isOn) services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); else services.AddGrpcClient<Greeter>();")]
    [InlineData("services.ConfigureHttpClientDefaults(c => { if (isOn) c.AddStandardResilienceHandler(); }); services.AddGrpcClient<Greeter>();")]
    [InlineData("services.Configure<HttpClientFactoryOptions>(o => o.HttpClientActions.Clear());" + Own)]
    public Task HandlerThatNoGrpcClientRefuses_IsSilent(string registrations) => VerifyAsync(registrations);

    [Fact]
    public async Task Message_NamesTheClientAndTheReleases()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create([.. TestReferences.All, Package.Grpc("2.63.0"), Package.Resilience()], Program(Own))));
        Assert.Equal("Grpc.Net.ClientFactory 2.63.0 refuses this handler, so Greeter throws when it is created; update that package to 2.64.0 or later", diagnostic.GetMessage());
        Assert.Equal(("RSG3007", DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity));
    }
}
