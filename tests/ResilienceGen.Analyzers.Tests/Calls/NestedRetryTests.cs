using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NestedRetry>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2101: attempts multiply.</summary>
public class NestedRetryTests
{
    private const string Pipeline = "private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions()).Build();";

    [Theory]
    [InlineData("AddStandardResilienceHandler()", "4 x 4 = 16")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 2)", "4 x 3 = 12")]
    [InlineData("AddStandardResilienceHandler().Configure(o => { o.Retry.MaxRetryAttempts = 2; })", "4 x 3 = 12")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry = new HttpRetryStrategyOptions { MaxRetryAttempts = 1 })", "4 x 2 = 8")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = Environment.ProcessorCount)", "4 x n")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods())", "4 x 4 = 16")]
    [InlineData("AddStandardResilienceHandler(section)", "4 x n")]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 4 }))", "4 x 5 = 20")]
    [InlineData("AddResilienceHandler(\"p\", b => { b.AddRetry(new HttpRetryStrategyOptions()); b.AddTimeout(TimeSpan.FromSeconds(3)); })", "4 x 4 = 16")]
    [InlineData("AddPolicyHandler(Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(2))", "4 x 3 = 12")]
    [InlineData("AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(2))", "4 x 3 = 12")]
    public async Task RetryAroundAClientThatRetries_PrintsTheProduct(string handler, string product)
    {
        var diagnostic = Assert.Single(await InRegistered(handler));
        Assert.Equal($"HttpClient.GetStringAsync makes up to {product} attempts while the service is down, because Pipeline.ExecuteAsync retries what the client's {handler[..handler.IndexOf('(')]} has retried; retry in one place", diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("AddStandardHedgingHandler()")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.ShouldHandle = _ => new ValueTask<bool>(false))")]
    [InlineData("AddStandardResilienceHandler(o => Set(o))")]
    [InlineData("AddStandardResilienceHandler(Set)")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry = Shared)")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.DisableFor(HttpMethod.Get))")]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddTimeout(TimeSpan.FromSeconds(3)))")]
    [InlineData("AddResilienceHandler(\"p\", b => b.AddRetry(new HttpRetryStrategyOptions { ShouldHandle = _ => new ValueTask<bool>(false) }))")]
    [InlineData("AddPolicyHandler(request => Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(2))")]
    [InlineData("AddPolicyHandler(Polly.Policy.TimeoutAsync(2))")]
    [InlineData("ConfigureHttpClient(c => { })")]
    public async Task ClientThatDoesNotRetryForCertain_IsSilent(string handler) => Assert.Empty(await InRegistered(handler));

    [Fact]
    public async Task RemovedHandlers_AreSilent() => Assert.Empty(await InRegistered("AddStandardResilienceHandler(); services.AddHttpClient<Orders>().RemoveAllResilienceHandlers()"));

    [Fact]
    public async Task OptionsThatCodeNames_MayBeSetAnywhere() =>
        Assert.Empty(await InRegistered("AddStandardResilienceHandler(); services.Configure<Microsoft.Extensions.Http.Resilience.HttpStandardResilienceOptions>(_ => { })"));

    [Theory]
    [InlineData("b.AddStandardResilienceHandler()", "AddPolicyHandler(Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3))", 1)]
    [InlineData("b.AddStandardResilienceHandler()", "AddStandardResilienceHandler()", 0)]
    [InlineData("b.AddStandardResilienceHandler()", "AddAsKeyed()", 0)]
    [InlineData("b.AddStandardResilienceHandler()", "RemoveAllResilienceHandlers().AddStandardResilienceHandler()", 0)]
    [InlineData("b.AddStandardResilienceHandler()", "AddStandardHedgingHandler()", 0)]
    public async Task DefaultsBesideAHandlerOfTheClient(string defaults, string handler, int count)
    {
        var found = await In(
            "public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync(\"a\"); }",
            Start($"services.ConfigureHttpClientDefaults(b => {defaults}); services.AddHttpClient<Orders>().{handler};"),
            PollyPolicies.Source, HttpResilience.Source, HttpResilience.Policies);
        Assert.Equal(count, found.Length);
        Assert.All(found, diagnostic => Assert.Contains("4 x 4 = 16", diagnostic.GetMessage()));
    }

    [Fact]
    public async Task LoopInsideAPipeline_ThroughAPrivateMethod()
    {
        var diagnostic = Assert.Single(await In($$"""
            using Polly;

            class Client(HttpClient http)
            {
                {{Pipeline}}
                public async Task<string> Get() => await Pipeline.ExecuteAsync(async t => await GetOnce(t));
                private async Task<string> GetOnce(CancellationToken token)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try { return await http.GetStringAsync("a", token); }
                        catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100, token); }
                    }
                }
            }
            """));
        Assert.Contains("makes up to 4 x 3 = 12 attempts while the service is down, because Pipeline.ExecuteAsync retries what the loop around it has retried", diagnostic.GetMessage());
    }

    [Fact]
    public Task PipelineInsideALoop() => Verify.VerifyAnalyzerAsync($$"""
        using Polly;

        class Client(HttpClient http)
        {
            {{Pipeline}}
            public async Task<string> Get()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await Pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|]("a", t)); }
                    catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Theory]
    [InlineData("try { return await GetOnce(t); } catch (HttpRequestException) { return \"\"; }", "catch (HttpRequestException) when (attempt < 2) { }", 0)]
    [InlineData("return await GetOnce(t);", "catch (HttpRequestException) { }", 0)]
    [InlineData("return await GetOnce(t);", "catch (HttpRequestException) { if (attempt == 2) throw; }", 1)]
    [InlineData("return await GetOnce(t);", "catch (HttpRequestException e) { if (attempt == 2) throw new InvalidOperationException(\"down\", e); }", 0)]
    public async Task FailureThatNeverComesOut_IsSilent(string body, string handler, int count) => Assert.Equal(count, (await In($$"""
        using Polly;

        class Client(HttpClient http)
        {
            {{Pipeline}}
            public async Task<string> Get() => await Pipeline.ExecuteAsync(async t => { {{body}} });
            private async Task<string> GetOnce(CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await http.GetStringAsync("a", token); }
                    {{handler}}
                    await Task.Delay(100, token);
                }
            }
        }
        """)).Length);

    [Fact]
    public async Task RetriesOfDifferentFailures_AreSilent() => Assert.Empty(await In("""
        using Polly;
        class Client(HttpClient http)
        {
            private readonly IAsyncPolicy<HttpResponseMessage> _status = Policy.HandleResult<HttpResponseMessage>(r => (int)r.StatusCode == 429).WaitAndRetryAsync(3);
            private readonly AsyncPolicy _transport = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
            public Task<HttpResponseMessage> Get() => _transport.ExecuteAsync(() => _status.ExecuteAsync(() => http.GetAsync("a")));
        }
        """, PollyPolicies.Source));

    [Fact]
    public Task OwnWrapperInsideAnother_IsInert() => Verify.VerifyAnalyzerAsync("""
        [ResilienceGen.Resilient] public interface IOrders { Task<string> GetAsync(); }
        [ResilienceGen.Resilient] public interface IStock { Task<string> GetAsync(); }
        class Orders(IStock stock) : IOrders { public Task<string> GetAsync() => stock.GetAsync(); }
        class Stock(HttpClient http) : IStock { public Task<string> GetAsync() => http.GetStringAsync("a"); }
        """);

    [Theory]
    [InlineData("new BlobClient(\"x\")", "", "", 1)]
    [InlineData("new BlobClient(\"x\", new BlobClientOptions())", "", "", 1)]
    [InlineData("new BlobClient(\"x\", new BlobClientOptions())", "const int MaxRetries = 0;", "", 0)]
    [InlineData("new BlobClient(\"x\", Options)", "static BlobClientOptions Options => null!;", "", 0)]
    [InlineData("null!", "public Backup(BlobClient client) => _client = client;", "", 0)]
    [InlineData("new BlobClient(\"x\")", "", "{ ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() }", 0)]
    public async Task ClientOfAnSdk_RetriesByItself(string client, string member, string options, int count)
    {
        var found = await In($$"""
            using Azure.Storage.Blobs;
            using Polly;
            class Backup
            {
                private readonly BlobClient _client = {{client}};
                private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions{{(options == "" ? "()" : options)}}).Build();
                {{member}}
                public async Task Save() => await _retry.ExecuteAsync(async token => await _client.UploadAsync("a", token));
            }
            """, """
            namespace Azure.Storage.Blobs
            {
                public class BlobClientOptions { }
                public class BlobClient(string address, BlobClientOptions? options = null) { public Task UploadAsync(string path, CancellationToken token) => throw new NotSupportedException(address + options); }
            }
            """);
        Assert.Equal(count, found.Length);
        Assert.All(found, diagnostic => Assert.Contains("BlobClient.UploadAsync makes up to 4 x 4 = 16 attempts while the service is down, because _retry.ExecuteAsync retries what the Azure SDK has retried", diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("OpenAI.Chat", "public class ChatClient { public Task SendAsync() => Task.CompletedTask; }", "ChatClient", "up to 4 x 4 = 16 attempts", "the OpenAI SDK")]
    [InlineData("Amazon.S3", "public class S3Client : Amazon.Runtime.AmazonServiceClient { public Task SendAsync() => Task.CompletedTask; }", "S3Client", "up to 4 x n attempts", "the AWS SDK")]
    [InlineData("Stripe", "public class ChargeService { public Task SendAsync() => Task.CompletedTask; }", "ChargeService", "up to 4 x 3 = 12 attempts", "the Stripe SDK")]
    [InlineData("Telegram.Bot", "public class TelegramBotClient { public Task SendAsync() => Task.CompletedTask; }", "TelegramBotClient", "up to 4 x 4 = 16 attempts", "the Telegram SDK")]
    public async Task EachSdk_RetriesInItsOwnWay(string space, string declaration, string client, string attempts, string name)
    {
        var found = await In(
            $$"""
            using Polly;
            class User
            {
                {{Pipeline}}
                private readonly {{space}}.{{client}} _client = new();
                public async Task Use() => await Pipeline.ExecuteAsync(async token => await _client.SendAsync());
            }
            """,
            $"namespace {space} {{ {declaration} }} namespace Amazon.Runtime {{ public class AmazonServiceClient {{ }} }}");
        var message = Assert.Single(found).GetMessage();
        Assert.Contains(attempts, message);
        Assert.Contains(name, message);
    }

    [Fact]
    public async Task PolicyThatAnExemptionGivesAReasonFor_IsSilent() => Assert.Empty(await In($$"""
        using Polly;

        [ResilienceGen.ResilienceExempt("both are wanted here")]
        class Client(HttpClient http)
        {
            {{Pipeline}}
            public async Task<string> Get()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await Pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t)); }
                    catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100); }
                }
            }
        }
        """));

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync($$"""
        using Polly;

        class Client(HttpClient http)
        {
            {{Pipeline}}
            [Xunit.Fact] public async Task Get()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { await Pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t)); return; }
                    catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100); }
                }
            }
        }
        """, "namespace Xunit { class FactAttribute : Attribute; }");

    private static Task<ImmutableArray<Diagnostic>> In(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Verify.DiagnosticsAsync(compilation);
    }

    private static Task<ImmutableArray<Diagnostic>> InRegistered(string handler) => In(
        $$"""
        using Polly;

        public class Orders(HttpClient http)
        {
            {{Pipeline}}
            public async Task<string> Get() => await Pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
        }
        """,
        Start($"services.AddHttpClient<Orders>().{handler};"), PollyPolicies.Source, HttpResilience.Source, HttpResilience.Policies);

    private static string Start(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        class Start(Microsoft.Extensions.Configuration.IConfigurationSection section)
        {
            public void Main(IServiceCollection services) { {{registrations}} }
            static void Set<T>(T options) { }
            static HttpRetryStrategyOptions Shared => new() { MaxRetryAttempts = 1 };
        }
        """;
}
