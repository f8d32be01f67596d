using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>What must come of one call: a result or an error, and what else is said about it.</summary>
internal sealed record CallExpectation(
    string? Result = null,
    string? Error = null,
    Interval? ElapsedMs = null,
    double? RetryAfterMs = null,
    string? InnerError = null,
    bool? CallerToken = null,
    bool? SameInstance = null,
    EndState? TaskStatus = null)
{
    [JsonIgnore]
    public bool IsValid => (Result is null) != (Error is null);
}

/// <summary>What must hold after the last step. Only what is listed is compared.</summary>
internal sealed record Totals(
    Dictionary<string, int>? Attempts = null,
    Dictionary<string, int>? Metrics = null,
    Dictionary<string, BreakerState>? Breaker = null,
    Dictionary<string, bool>? InnerSawCancellation = null,
    ExpectedDiagnostic[]? Diagnostics = null,
    bool? PollyRejects = null);

/// <summary>A finding of the compiler, of one of the rules the scenarios know.</summary>
internal sealed record ExpectedDiagnostic(string Rule, RuleSeverity Severity, string At);

internal enum RuleSeverity
{
    [JsonStringEnumMemberName("info")]
    Info,

    [JsonStringEnumMemberName("warning")]
    Warning,

    [JsonStringEnumMemberName("error")]
    Error,
}

internal enum BreakerState
{
    [JsonStringEnumMemberName("closed")]
    Closed,

    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("half-open")]
    HalfOpen,

    [JsonStringEnumMemberName("isolated")]
    Isolated,
}

internal enum EndState
{
    RanToCompletion,
    Faulted,
    Canceled,
}
