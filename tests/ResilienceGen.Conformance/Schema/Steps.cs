using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>What the test does, in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(CallStep), "call")]
[JsonDerivedType(typeof(StartStep), "start")]
[JsonDerivedType(typeof(AwaitStep), "await")]
[JsonDerivedType(typeof(AssertPendingStep), "assertPending")]
[JsonDerivedType(typeof(CancelStep), "cancel")]
[JsonDerivedType(typeof(ReleaseStep), "release")]
[JsonDerivedType(typeof(AdvanceStep), "advance")]
[JsonDerivedType(typeof(CheckStep), "check")]
[JsonDerivedType(typeof(IsolateStep), "isolate")]
[JsonDerivedType(typeof(CloseBreakerStep), "closeBreaker")]
internal abstract record Step;

internal sealed record CallStep(
    string Method,
    CallExpectation Expect,
    string? On = null,
    JsonElement[]? Args = null,
    int Repeat = 1,
    TokenKind? Token = null,
    double? CancelAtMs = null) : Step;

internal sealed record StartStep(string Call, string Method, string? On = null, JsonElement[]? Args = null) : Step;

internal sealed record AwaitStep(string Call, CallExpectation Expect) : Step;

internal sealed record AssertPendingStep(string Call) : Step;

internal sealed record CancelStep(string Call) : Step;

internal sealed record ReleaseStep(string Gate) : Step;

internal sealed record AdvanceStep(double Ms) : Step;

internal sealed record CheckStep(Dictionary<string, BreakerState> Breaker) : Step;

internal sealed record IsolateStep(string Breaker) : Step;

internal sealed record CloseBreakerStep(string Breaker) : Step;

internal enum TokenKind
{
    [JsonStringEnumMemberName("pre-cancelled")]
    PreCancelled,
}
