using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>Policies in neutral names, as one level of a scenario declares them.</summary>
internal sealed record PolicySet(
    OneOrMany<RetryValues>? Retry = null,
    BreakerValues? CircuitBreaker = null,
    TimeoutValues? Timeout = null,
    TimeoutValues? TotalTimeout = null,
    FallbackValues? Fallback = null,
    ChainValues? Chain = null);

/// <summary>The policies an endpoint of a chain can have.</summary>
internal sealed record EndpointPolicies(RetryValues? Retry = null, BreakerValues? CircuitBreaker = null, TimeoutValues? Timeout = null);

internal sealed record RetryValues(
    int MaxRetries,
    double DelayMs,
    Growth Backoff = Growth.Constant,
    bool Jitter = false,
    double? JitterFactor = null,
    double? MaxDelayMs = null,
    string[]? RetryOn = null,
    string[]? AbortOn = null,
    bool HonourRetryAfter = false);

internal sealed record BreakerValues(
    double FailureRatio,
    int MinimumThroughput,
    double BreakMs,
    double SamplingMs,
    string[]? FailOn = null,
    string[]? SkipOn = null,
    BreakGrowth? BreakBackoff = null,
    double? MaxBreakMs = null);

internal sealed record TimeoutValues(double Ms);

internal sealed record FallbackValues(string? Method = null, string? Handler = null, string[]? ApplyOn = null, string[]? SkipOn = null);

internal sealed record ChainValues(
    string[] Endpoints,
    EndpointPolicies? Endpoint = null,
    Dictionary<string, EndpointPolicies>? EndpointPolicies = null,
    string[]? FallbackOn = null,
    string[]? StopOn = null,
    Dictionary<string, string>? Routes = null);

internal enum Growth
{
    [JsonStringEnumMemberName("constant")]
    Constant,

    [JsonStringEnumMemberName("linear")]
    Linear,

    [JsonStringEnumMemberName("exponential")]
    Exponential,
}

internal enum BreakGrowth
{
    [JsonStringEnumMemberName("exponential")]
    Exponential,
}
