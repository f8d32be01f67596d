using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Chaos;

/// <summary>Random policies: any of them may be off, and those that are on are small, so that each of their limits is met often.</summary>
internal sealed class ChaosPolicies(Random random)
{
    public OperationDescriptor Descriptor(string endpoint, string name, string[] members, RetryBudgetPolicy? budget)
    {
        var isIdempotent = Chance(0.7);
        return new OperationDescriptor(endpoint, name)
        {
            IsIdempotent = isIdempotent,
            Retry = Maybe(0.8, Retry),
            Timeout = Maybe(0.75, Timeout),
            CircuitBreaker = Maybe(0.75, Circuit),
            RetryBudget = Maybe(0.7, () => budget!),
            Hedge = isIdempotent ? Maybe(0.3, Hedge) : null,
            ConcurrencyLimit = Maybe(0.3, Limit),
            SingleFlight = isIdempotent ? Maybe(0.25, static () => new SingleFlightPolicy()) : null,
            Cache = isIdempotent ? Maybe(0.2, Cache) : null,
            Fallback = Maybe(0.3, static () => new FallbackPolicy { SkipOn = new[] { typeof(TaskCanceledException) } }),
            Chain = members.Length > 1 ? Chain(members) : null,
        };
    }

    private RetryPolicy Retry() => new()
    {
        MaxRetryAttempts = random.Next(4),
        DelayMs = Pick(0, 10, 100, 400),
        MaxDelayMs = 2_000,
        Backoff = (Backoff)random.Next(3),
        UseJitter = Chance(0.5),
        HonorRetryAfter = Chance(0.5),
    };

    private TimeoutPolicy Timeout() => new()
    {
        AttemptMs = Pick(0, 50, 300, 1_000),
        TotalMs = Pick(0, 200, 1_500, 5_000),
        IdleMs = Pick(0, 60),
        Abandon = Chance(0.2),
    };

    private CircuitBreakerPolicy Circuit() => new()
    {
        FailureRatio = Pick(0.3, 0.5, 1),
        MinimumThroughput = random.Next(2, 7),
        SamplingDurationMs = Pick(500, 3_000),
        BreakDurationMs = Pick(500, 2_000),
        ConsecutiveFailures = Pick(0, 2, 4),
        WindowCalls = Pick(0, 0, 4, 10),
        SlowCallDurationMs = Pick(0, 0, 200),
        SlowCallRatio = 0.5,
        Probes = random.Next(1, 4),
        ProbeSuccesses = random.Next(1, 4),
        BreakBackoff = (Backoff)random.Next(3),
        MaxBreakDurationMs = 5_000,
        MaxPartitions = Pick(2, 1_000),
    };

    private HedgePolicy Hedge() => new() { DelayMs = Pick(20, 100, 500), LatencyQuantile = Pick(0, 0.9), MaxHedges = random.Next(1, 3) };

    private ConcurrencyLimitPolicy Limit() => new()
    {
        MaxConcurrent = random.Next(1, 7),
        QueueLimit = Pick(0, 3, 20),
        Adaptive = Chance(0.5),
    };

    private CachePolicy Cache() => new() { FreshMs = Pick(0, 300), StaleMs = 5_000, MaxEntries = 3 };

    private ChainPolicy Chain(string[] members) => new()
    {
        RankMembers = Chance(0.5),
        TryFirstWhenAllOpen = Chance(0.2),
        ThrowLastError = Chance(0.2),
        Tiers = Chance(0.3) ? [1, members.Length - 1] : [],
        StopOn = Chance(0.2) ? new[] { typeof(TaskCanceledException) } : ErrorList.Empty,
        Routes = Chance(0.5) ? [new FallbackRoute(members[^1]) { Kind = FailureKind.RateLimited }, new FallbackRoute(members[0]) { Error = typeof(IOException) }] : [],
        MemberPolicies = Chance(0.3) ? [new MemberPolicies(members[^1]) { Timeout = Timeout(), CircuitBreaker = Circuit() }] : [],
    };

    private T? Maybe<T>(double chance, Func<T> make)
        where T : class => Chance(chance) ? make() : null;

    private bool Chance(double chance) => random.NextDouble() < chance;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
