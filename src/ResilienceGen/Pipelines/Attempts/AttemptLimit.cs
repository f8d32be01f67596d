namespace ResilienceGen.Pipelines.Attempts;

/// <summary>How long one attempt may take: its own timeout or what is left of the call's, whichever ends first. One timer serves both.</summary>
internal readonly record struct AttemptLimit(TimeSpan Duration, bool IsTotal)
{
    public static AttemptLimit For(MemberPlan member, in CallScope scope) => For(member.AttemptTicks, scope.MemberTimeLeft, scope.CallTimeLeft);

    /// <param name="attemptTicks">The attempt's own timeout.</param>
    /// <param name="memberTimeLeft">What is left of the member's; when it is over the call may go on elsewhere.</param>
    /// <param name="callTimeLeft">What is left of the call's.</param>
    public static AttemptLimit For(long attemptTicks, TimeSpan memberTimeLeft, TimeSpan callTimeLeft)
    {
        var attempt = TimeSpan.FromTicks(Math.Min(attemptTicks, memberTimeLeft.Ticks));
        return callTimeLeft <= attempt ? new AttemptLimit(callTimeLeft, IsTotal: true) : new AttemptLimit(attempt, IsTotal: false);
    }

    public bool IsNone => Duration == TimeSpan.MaxValue;

    public bool IsUsedUp => Duration <= TimeSpan.Zero;
}
