namespace ResilienceGen.Pipelines;

/// <summary>How long one attempt may take: its own timeout or what is left of the call's, whichever ends first. One timer serves both.</summary>
internal readonly record struct AttemptLimit(TimeSpan Duration, bool IsTotal)
{
    public static AttemptLimit For(MemberPlan member, TimeSpan timeLeft)
    {
        var attempt = TimeSpan.FromTicks(member.AttemptTicks);
        return timeLeft <= attempt ? new AttemptLimit(timeLeft, IsTotal: true) : new AttemptLimit(attempt, IsTotal: false);
    }

    public bool IsNone => Duration == TimeSpan.MaxValue;

    public bool IsUsedUp => Duration <= TimeSpan.Zero;
}
