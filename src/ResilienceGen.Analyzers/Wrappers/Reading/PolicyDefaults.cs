namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The defaults of the policy attributes that a rule has to reckon with. A test holds them against the runtime.</summary>
internal static class PolicyDefaults
{
    public const int MaxRetryAttempts = 3;
    public const int DelayMs = 200;
    public const int MaxDelayMs = 10_000;
    public const bool UseJitter = true;
    public const double JitterFactor = 0.25;
    public const int MinimumThroughput = 10;
    public const int MinConcurrent = 1;
    public const int MaxConcurrent = 100;
    public const int AttemptMs = 10_000;
    public const int TotalMs = 30_000;
}
