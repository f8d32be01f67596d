using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>How long one attempt may take: its own timeout or what is left of the call's, whichever ends first. One timer serves both.</summary>
internal readonly record struct AttemptLimit(TimeSpan Duration, bool IsTotal)
{
    public static AttemptLimit For(TimeoutPolicy? policy, TimeSpan timeLeft)
    {
        var attempt = policy is null || policy.AttemptMs == 0 ? TimeSpan.MaxValue : policy.Attempt;
        return timeLeft <= attempt ? new AttemptLimit(timeLeft, IsTotal: true) : new AttemptLimit(attempt, IsTotal: false);
    }

    public bool IsNone => Duration == TimeSpan.MaxValue;

    public bool IsUsedUp => Duration <= TimeSpan.Zero;
}
