using Microsoft.CodeAnalysis;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnsupportedCombination>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3007: Application Insights that registers nothing after resilience.</summary>
public class LostTelemetryTests
{
    private const string Resilience = "builder.Services.AddHttpClient(\"a\").AddStandardResilienceHandler();";
    private const string Telemetry = "builder.Services.AddApplicationInsightsTelemetry();";

    private static string Program(string registrations) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        var isOn = args.Length > 0;
        {{registrations}}
        """;

    private static Task VerifyAsync(string registrations, string? insights = "2.22.0+1a2b", string? resilience = "8.10.0") =>
        VerifyWithAsync(registrations, Package.Insights(insights), Package.Resilience(resilience));

    private static Task VerifyWithAsync(string registrations, params MetadataReference[] packages) =>
        Verify.VerifyAnalyzerAsync([.. TestReferences.All, .. packages], Program(registrations));

    [Theory]
    [InlineData(Resilience + "builder.Services.[|AddApplicationInsightsTelemetry|]();")]
    [InlineData(Resilience + "builder.Services.AddOptions().[|AddApplicationInsightsTelemetry|](\"key\");")]
    [InlineData("var services = builder.Services; services.AddHttpClient(\"a\").AddStandardHedgingHandler(); builder.Services.[|AddApplicationInsightsTelemetry|]();")]
    [InlineData("var client = builder.Services.AddHttpClient(\"a\"); client.AddResilienceHandler(\"b\", p => { }); var all = builder.Services.[|AddApplicationInsightsTelemetry|]();")]
    [InlineData("builder.Services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); builder.Services.[|AddApplicationInsightsTelemetry|]();")]
    [InlineData("if (isOn) { " + Resilience + "builder.Services.[|AddApplicationInsightsTelemetry|](); }")]
    [InlineData("Add(builder.Services); static IServiceCollection Add(IServiceCollection all) { all.AddHttpClient(\"a\").AddStandardResilienceHandler(); return all.[|AddApplicationInsightsTelemetry|](); }")]
    public Task TelemetryAfterResilience_IsReported(string registrations) => VerifyAsync(registrations);

    [Fact]
    public Task TelemetryOfWorkers_IsReported() => VerifyWithAsync(
        Resilience + "builder.Services.[|AddApplicationInsightsTelemetryWorkerService|]();",
        Package.Insights("2.22.0", "AddApplicationInsightsTelemetryWorkerService", "Microsoft.ApplicationInsights.WorkerService"),
        Package.Resilience());

    [Theory]
    [InlineData("2.23.0", "8.10.0")]
    [InlineData("2.23.0-beta1", "8.10.0")]
    [InlineData("3.0.0", "8.10.0")]
    [InlineData("2.14.0", "8.10.0")]
    [InlineData(null, "8.10.0")]
    [InlineData("2.22.0", "8.1.0")]
    [InlineData("2.22.0", null)]
    public Task ReleasesThatGoTogether_OrAreNotTold_AreSilent(string? insights, string? resilience) => VerifyAsync(Resilience + Telemetry, insights, resilience);

    [Theory]
    [InlineData(Telemetry + Resilience)]
    [InlineData("if (isOn) { " + Resilience + "} " + Telemetry)]
    [InlineData("if (isOn) " + Resilience + Telemetry)]
    [InlineData(Resilience + "if (isOn) " + Telemetry)]
    [InlineData("foreach (var name in args) builder.Services.AddHttpClient(name).AddStandardResilienceHandler();" + Telemetry)]
    [InlineData("System.Action later = () => builder.Services.AddHttpClient(\"a\").AddStandardResilienceHandler();" + Telemetry + "later();")]
    [InlineData("builder.Services.ConfigureHttpClientDefaults(c => { if (isOn) return; c.AddStandardResilienceHandler(); });" + Telemetry)]
    [InlineData("builder.Services?.AddHttpClient(\"a\").AddStandardResilienceHandler();" + Telemetry)]
    public Task OrderThatIsRightOrUncertain_IsSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("var others = new ServiceCollection(); others.AddHttpClient(\"a\").AddStandardResilienceHandler();" + Telemetry)]
    [InlineData("IServiceCollection services = new ServiceCollection(); services.AddHttpClient(\"a\").AddStandardResilienceHandler(); services = builder.Services; services.AddApplicationInsightsTelemetry();")]
    [InlineData("Add(); " + Telemetry + "void Add() { " + Resilience + "}")]
    [InlineData("builder.Services.AddHttpClient(\"a\");" + Telemetry)]
    public Task OtherServicesOrBodies_AreSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData(Telemetry + Resilience + Telemetry)]
    [InlineData("builder.Services.AddSingleton<DiagnosticsTelemetryModule>();" + Resilience + Telemetry)]
    public Task TelemetryThatMayBeThereBefore_IsSilent(string registrations) => VerifyAsync(registrations);

    [Fact]
    public Task LibraryThatMayRegisterTelemetryBefore_IsSilent()
    {
        var insights = Package.Insights("2.22.0");
        var defaults = Package.Compile("Company.Defaults", """
            using Microsoft.Extensions.DependencyInjection;
            public static class Defaults { public static void AddDefaults(this IServiceCollection services) => services.AddApplicationInsightsTelemetry(); }
            """, references: insights);
        return VerifyWithAsync("builder.Services.AddDefaults();" + Resilience + Telemetry, insights, Package.Resilience(), defaults);
    }

    // A library's host may have registered it before.
    [Fact]
    public Task Library_IsSilent() => Verify.VerifyAnalyzerAsync([.. TestReferences.All, Package.Insights("2.22.0"), Package.Resilience()], """
        using Microsoft.Extensions.DependencyInjection;
        static class Setup { static void Add(IServiceCollection services) { services.AddHttpClient("a").AddStandardResilienceHandler(); services.AddApplicationInsightsTelemetry(); } }
        """);

    [Fact]
    public async Task Message_NamesTheLineAndTheReleases()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create([.. TestReferences.All, Package.Insights("2.22.0"), Package.Resilience()], Program(Resilience + Telemetry))));
        Assert.Equal(
            "Microsoft.ApplicationInsights.AspNetCore 2.22.0 registers nothing after the resilience of line 6, so all its telemetry is lost; register it before that line, or update that package to 2.23.0 or later",
            diagnostic.GetMessage());
    }
}
