namespace ResilienceGen.Tests.Chaos;

/// <summary>Random changes of the configuration while calls are under way; some cannot be used.</summary>
internal sealed class ChaosConfiguration(ChaosSettings settings, Random random)
{
    public const int ShortestTotalMs = 200;

    private static readonly (string Key, string[] Values)[] Changes =
    [
        ("Retry:MaxRetryAttempts", ["0", "1", "2", "4", "-7", "many"]),
        ("Retry:DelayMs", ["0", "50", "900", "-1"]),
        ("Retry:Enabled", ["true", "false"]),
        ("Timeout:AttemptMs", ["0", "40", "400", "1"]),
        ("Timeout:TotalMs", ["0", "200", "900", "tomorrow"]),
        ("CircuitBreaker:Enabled", ["true", "false"]),
        ("CircuitBreaker:FailureRatio", ["0.2", "0.6", "7"]),
        ("CircuitBreaker:WindowCalls", ["0", "5", "8", "1"]),
        ("CircuitBreaker:SlowCallDurationMs", ["0", "150"]),
        ("Hedge:DelayMs", ["10", "200", "0"]),
        ("Hedge:MaxHedges", ["1", "2", "11"]),
        ("ConcurrencyLimit:MaxConcurrent", ["1", "3", "9", "0"]),
        ("ConcurrencyLimit:Enabled", ["true", "false"]),
        ("FallbackChain:RankMembers", ["true", "false"]),
        ("FallbackChain:Enabled", ["true", "false"]),
        ("SingleFlight:Enabled", ["true", "false"]),
        ("RetryBudget:Enabled", ["true", "false"]),
        ("OnlyFallback", ["true", "false", "perhaps"]),
    ];

    public void Change()
    {
        var (key, values) = Changes[random.Next(Changes.Length)];
        var level = random.Next(6) switch
        {
            0 => "Resilience",
            < 3 => random.Next(2) == 0 ? "Resilience:North" : "Resilience:South",
            _ => random.Next(2) == 0 ? $"Resilience:North:North{random.Next(4)}" : $"Resilience:South:South{random.Next(4)}",
        };

        // Every third change takes the value back, so that no switch stays where it is for the whole run.
        settings.Change($"{level}:{key}", random.Next(3) == 0 ? null : values[random.Next(values.Length)]);
    }
}
