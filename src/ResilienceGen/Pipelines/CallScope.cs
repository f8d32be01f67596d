using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>What all attempts of one call share: the plan, the caller's token, the deadline, the span and the last real error.</summary>
internal readonly record struct CallScope(ResilienceRuntime Runtime, OperationPlan Plan, long Start, CallSpan Span, CancellationToken CallerToken, string? Partition = null)
{
    /// <summary>Why the latest attempt of this call failed, by whatever member: a total timeout names it.</summary>
    public Exception? LastError { get; init; }

    public TimeSpan Elapsed => TimeSpan.FromTicks(Runtime.Clock.Now - Start);

    /// <summary>Until when the member may try that is being asked, where it brings a limit of its own.</summary>
    public long MemberDeadline { get; init; } = long.MaxValue;

    /// <summary>Time until the total timeout; <see cref="TimeSpan.MaxValue"/> if there is none.</summary>
    public TimeSpan CallTimeLeft => Plan.TotalTicks == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromTicks(Plan.TotalTicks) - Elapsed;

    /// <summary>Time until the call or the member has to end; <see cref="TimeSpan.MaxValue"/> if neither has to.</summary>
    public TimeSpan TimeLeft => MemberDeadline == long.MaxValue ? CallTimeLeft : Shorter(CallTimeLeft, MemberTimeLeft);

    /// <summary>Time until the member has to end; <see cref="TimeSpan.MaxValue"/> if it has no limit of its own.</summary>
    public TimeSpan MemberTimeLeft => MemberDeadline == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromTicks(MemberDeadline - Runtime.Clock.Now);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
