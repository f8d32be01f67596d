using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>What the guarded operation does, call by call: first the sequence, then the same for ever.</summary>
internal sealed record Script(Outcome[]? Seq = null, Outcome? Then = null)
{
    /// <summary>The outcome of a call, counted from 0; null if the script ends before it.</summary>
    public Outcome? At(int call)
    {
        foreach (var outcome in Seq ?? [])
        {
            if (call < outcome.Times) return outcome;
            call -= outcome.Times;
        }

        return Then;
    }
}

internal sealed record Outcome(
    string? Ok = null,
    string? Throw = null,
    bool OkArgs = false,
    bool OkError = false,
    int Times = 1,
    double? AfterMs = null,
    string? Gate = null,
    bool IgnoresCancellation = false,
    bool Sync = false,
    bool CancelCaller = false,
    bool Observe = false,
    double? RetryAfterMs = null,
    CancelReaction? OnCancel = null)
{
    /// <summary>An outcome is exactly one of a value, an error, the arguments or the triggering error.</summary>
    [JsonIgnore]
    public bool IsValid => Times >= 1 && new[] { Ok is not null, Throw is not null, OkArgs, OkError }.Count(static given => given) == 1;
}

/// <summary>What work does when its delay is cancelled.</summary>
internal sealed record CancelReaction(string? Throw = null, double? AfterMs = null, bool Rethrow = false);
