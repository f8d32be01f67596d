using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.WrapperAroundSdk>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG2101 where a client of an SDK is created inside of a generated wrapper.</summary>
public class WrapperAroundSdkTests
{
    private const string Sdk = """
        namespace Azure.Storage.Blobs
        {
            public class BlobClient(string address) { public Task<string> ReadAsync() => Task.FromResult(address); }
        }
        """;

    private static string Program(string members, string mark = "Resilient", string registration = "services.AddResilientOrders<OrderClient>();") => $$"""
        using Azure.Storage.Blobs;
        using Microsoft.Extensions.DependencyInjection;
        using ResilienceGen;

        static class Setup { static void Add(IServiceCollection services) { {{registration}} } }
        [{{mark}}] public interface IOrders { Task<string> Get(); }
        public class OrderClient : IOrders { {{members}} }
        """;

    private static Task VerifyAsync(string program) => Verify.VerifyAnalyzerAsync(program, GeneratedRegistration.Source, Sdk);

    [Theory]
    [InlineData("private readonly BlobClient _blobs = [|new BlobClient(\"a\")|]; public Task<string> Get() => _blobs.ReadAsync();")]
    [InlineData("public Task<string> Get() => [|new BlobClient(\"a\")|].ReadAsync();")]
    [InlineData("private readonly BlobClient _blobs = [|new BlobClient(\"a\")|]; public async Task<string> Get() => await Read(); private Task<string> Read() => _blobs.ReadAsync();")]
    public Task SdkThatRetriesByItself_IsReported(string members) => VerifyAsync(Program(members));

    [Theory]
    [InlineData("private readonly BlobClient _blobs; public OrderClient(BlobClient blobs) => _blobs = blobs; public Task<string> Get() => _blobs.ReadAsync();")]
    [InlineData("private const int MaxRetries = 0; public Task<string> Get() => new BlobClient(\"a\" + MaxRetries).ReadAsync();")]
    [InlineData("public async Task<string> Get() { try { return await new BlobClient(\"a\").ReadAsync(); } catch (Exception) { return \"\"; } }")]
    [InlineData("public Task<string> Get() => Task.FromResult(\"\"); public Task<string> Other() => new BlobClient(\"a\").ReadAsync();")]
    [InlineData("[ResilienceExempt(\"both are wanted\")] public Task<string> Get() => new BlobClient(\"a\").ReadAsync();")]
    public Task SdkThatDoesNotRetry_OrOutsideOfTheWrapper_IsSilent(string members) => VerifyAsync(Program(members));

    [Theory]
    [InlineData("Resilient, NoResilience", "services.AddResilientOrders<OrderClient>();")]
    [InlineData("Resilient, Retry(Enabled = false)", "services.AddResilientOrders<OrderClient>();")]
    [InlineData("Resilient", "services.AddTransient<IOrders, OrderClient>();")]
    public Task WrapperThatSendsOnce_OrIsNotRegistered_IsSilent(string mark, string registration) =>
        VerifyAsync(Program("public Task<string> Get() => new BlobClient(\"a\").ReadAsync();", mark, registration));

    [Fact]
    public async Task MemberOfAChain_IsMultipliedByItsOwnRetry()
    {
        var program = Program("public Task<string> Get() => new BlobClient(\"a\").ReadAsync();", "Resilient, FallbackChain(typeof(OrderClient))")
            .Replace("public class OrderClient", "[Retry(MaxRetryAttempts = 1)] public class OrderClient");
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(program, GeneratedRegistration.Source, Sdk)));
        Assert.Equal("IOrders.Get makes up to 2 x 4 = 8 attempts while the service is down, because the wrapper of IOrders retries what the Azure SDK has retried; retry in one place", diagnostic.GetMessage());
    }
}
