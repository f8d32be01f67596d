using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.ZeroEdit;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.ZeroEdit;

/// <summary>RSG0005, and the verdicts on calls of intercepted clients: both ask the compiler what it intercepts.</summary>
public sealed class InterceptionNotAppliedTests
{
    private const string Two = "services.AddHttpClient(\"a\"); services.AddHttpClient(name);";

    [Fact]
    public async Task RefusedRegistration_IsReportedWithItsReason()
    {
        var diagnostic = Assert.Single(await VerifyAsync(Trial.Generate(Two).Compilation));
        Assert.Equal("RSG0005", diagnostic.Id);
        Assert.Equal(
            "The zero-edit trial does not reach 1 of 2 registrations; first Test0.cs(2,121): Only the running program knows the name of the client",
            diagnostic.GetMessage());
    }

    [Fact]
    public async Task CallThatNoGeneratorSaw_IsReported()
    {
        var diagnostic = Assert.Single(await VerifyAsync(Trial.Project("services.AddHttpClient(\"a\"); services.AddHttpClient<Orders>();")));
        Assert.Equal("The zero-edit trial does not reach 2 of 2 registrations; first Test0.cs(2,92): the generator did not see the call, or not all that is registered beside it", diagnostic.GetMessage());
        Assert.Single(diagnostic.AdditionalLocations);
    }

    [Theory]
    [InlineData("services.AddHttpClient(\"a\");")]
    [InlineData("services.AddHttpClient(\"a\"); services.AddHttpClient(\"a\");")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient();")]
    [InlineData("")]
    public async Task InterceptedAndProtectedRegistrations_AreNot(string registrations) =>
        Assert.Empty(await VerifyAsync(Trial.Generate(registrations).Compilation));

    [Fact]
    public async Task ProjectThatDoesNotOptIn_HearsNothing() =>
        Assert.Empty(await AnalyzerVerifier<InterceptionNotApplied>.DiagnosticsAsync(Trial.Project(Two), Trial.Options("off")));

    [Theory]
    [InlineData("services.AddHttpClient<Orders>();", "GuardedClient: The zero-edit trial adds a handler at its registration that sends reads again.")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler();", "GuardedClient: Its registration adds a handler that sends again.")]
    [InlineData("services.AddHttpClient<Orders>(name);", "Gap: ")]
    public void CallIsGuardedByTheTrial_WhereItsClientIsIntercepted(string registration, string verdict) =>
        Assert.StartsWith(verdict, VerdictOn(Trial.Generate(registration).Compilation), StringComparison.Ordinal);

    [Fact]
    public void CallOfAClientThatIsNotIntercepted_StaysAGap() =>
        Assert.StartsWith("Gap: ", VerdictOn(Trial.Project("services.AddHttpClient<Orders>();")), StringComparison.Ordinal);

    private static Task<ImmutableArray<Diagnostic>> VerifyAsync(CSharpCompilation compilation) =>
        AnalyzerVerifier<InterceptionNotApplied>.DiagnosticsAsync(compilation, Trial.On);

    private static string VerdictOn(CSharpCompilation compilation)
    {
        var site = Assert.Single(GapContext.Create(compilation, isTestProject: false, CancellationToken.None)!.Analyze(compilation.GetTypeByMetadataName("Orders")!));
        return $"{site.Kind}: {string.Join(" ", site.Evidence.Select(evidence => evidence.Text))}";
    }
}
