using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.VoidExemption>>;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>RSG1006: an exemption that exempts nothing.</summary>
public class VoidExemptionTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public Task ExemptionWithoutReason_IsReported(string reason) => Verify.VerifyAnalyzerAsync($$"""
        class Client
        {
            private readonly HttpClient _http = new();
            [[|ResilienceGen.ResilienceExempt({{reason}})|]] public Task<string> A() => _http.GetStringAsync("a");
        }
        """);

    [Fact]
    public Task ExemptionAboveNoCall_IsReported() => Verify.VerifyAnalyzerAsync("""
        using ResilienceGen;
        [[|ResilienceExempt("health check")|]] class Settings { public string Name => "a"; }
        class Client
        {
            private readonly HttpClient _http = new();
            [[|ResilienceExempt("telemetry")|]] public string A() => "a";
            public Task<string> B() => _http.GetStringAsync("b");
        }
        """);

    [Fact]
    public Task ExemptionThatIsUsed_IsSilent() => Verify.VerifyAnalyzerAsync("""
        using ResilienceGen;
        class Client
        {
            private readonly HttpClient _http = new();
            [ResilienceExempt("fire and forget")] public Task<string> A() => _http.GetStringAsync("a");
        }
        [ResilienceExempt("tooling")] class Outer { class Inner { Task<string> A() => new HttpClient().GetStringAsync("a"); } }
        """);

    [Fact]
    public Task ExemptionAboveARegistration_IsSilent() => Verify.VerifyAnalyzerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        class Module { [ResilienceGen.ResilienceExempt("the server retries")] void Add(IServiceCollection services) => services.AddHttpClient("a"); }
        """);

    [Fact]
    public void ExemptionWithoutReason_DoesNotExempt() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            [ResilienceGen.ResilienceExempt("")] public Task<string> A() => _http.GetStringAsync("a");
        }
        """));
}
