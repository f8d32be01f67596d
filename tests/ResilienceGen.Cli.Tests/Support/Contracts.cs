namespace ResilienceGen.Cli.Tests.Support;

/// <summary>Marked interfaces for the manifest, and settings that go over them.</summary>
internal static class Contracts
{
    public const string Orders = """
        using ResilienceGen;
        [assembly: RetryBudget(Ratio = 0.1)]
        namespace Shop;

        [CircuitBreaker(BreakDurationMs = 2000)]
        public interface IApi { }

        [Resilient, Endpoint("orders"), Timeout(AttemptMs = 1000)]
        public interface IOrders : IApi
        {
            [Retry(MaxRetryAttempts = 2, DelayMs = 100, Backoff = Backoff.Linear, JitterFactor = 0.5, AbortOn = new[] { typeof(System.IO.IOException) })]
            Task<string> GetAsync(int id, CancellationToken cancellationToken = default);

            [Fallback(Value = "none"), Retry(Enabled = false)]
            Task<string> CreateAsync(string text);

            Task PayAsync(int amount, [IdempotencyKey] string? key = null);

            [Retry(MaxRetryAttempts = -1)]
            Task PutAsync(System.IO.Stream content);

            IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken = default);

            [NoResilience]
            Task RawAsync();
        }
        """;

    public const string Models = """
        using ResilienceGen;
        namespace Shop;

        [Resilient, FallbackChain(typeof(Large), typeof(Small), RankMembers = true, Tiers = new[] { 1, 1 })]
        [Retry(DelayMs = 0, MaxDelayMs = 0), Timeout(AttemptMs = 2000)]
        public interface IModel
        {
            [Idempotent]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);
        }

        public sealed class Large : IModel
        {
            public Task<string> AskAsync(string question, CancellationToken cancellationToken) => Task.FromResult("large");
        }

        [Retry(MaxRetryAttempts = 2, DelayMs = 0), Timeout(AttemptMs = 1000, TotalMs = 2500)]
        public sealed class Small : IModel
        {
            public Task<string> AskAsync(string question, CancellationToken cancellationToken) => Task.FromResult("small");
        }
        """;

    public const string Tenants = """
        using ResilienceGen;
        namespace Shop;

        [Resilient, FallbackChain(typeof(Main), typeof(Spare))]
        [FallbackRoute(FailureKind.RateLimited, typeof(Spare)), FallbackRoute(typeof(System.IO.IOException), typeof(Spare))]
        public interface ITenants
        {
            [AllowNestedRetry, CircuitBreaker(PartitionBy = nameof(tenant)), HandleResult(nameof(IsEmpty))]
            Task<string> ReadAsync(string tenant, CancellationToken cancellationToken = default);

            static bool IsEmpty(string text) => text.Length == 0;
        }

        public class Main : ITenants
        {
            public Task<string> ReadAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(tenant);
        }

        public sealed class Spare : Main;
        """;

    public const string Quick = """
        using ResilienceGen;
        [Resilient(Defaults = ResilienceDefaults.None)]
        public interface IQuick
        {
            [Hedge(DelayMs = 100, MaxHedges = 2), Timeout(AttemptMs = 1000)]
            Task<int> GetAsync(CancellationToken cancellationToken = default);

            [Hedge(DelayMs = 1000), Timeout(AttemptMs = 1000)]
            Task<int> FindAsync(CancellationToken cancellationToken = default);

            [ConcurrencyLimit(MaxConcurrent = 2, QueueLimit = 5), Timeout(AttemptMs = 1000)]
            Task<int> ReadAsync(CancellationToken cancellationToken = default);

            Task<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """;

    public static CodeFolder Folder(string contracts, string settings = "{}") =>
        CodeFolder.With(("Shop.csproj", CodeFolder.SdkProject.Replace("</ImplicitUsings>", "</ImplicitUsings><Nullable>enable</Nullable>")), ("Contracts.cs", contracts), ("settings.json", settings));
}
