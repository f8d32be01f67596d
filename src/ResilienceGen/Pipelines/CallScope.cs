using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>What all attempts of one call share: the plan, the caller's token, the deadline, the span and the last real error.</summary>
internal readonly record struct CallScope(ResilienceRuntime Runtime, OperationPlan Plan, long Start, CallSpan Span, CancellationToken CallerToken, string? Partition = null)
{
    /// <summary>Why the latest attempt of this call failed, by whatever member: a total timeout names it.</summary>
    public Exception? LastError { get; init; }

    public TimeSpan Elapsed => TimeSpan.FromTicks(Runtime.Clock.Now - Start);

    /// <summary>Time until the total timeout; <see cref="TimeSpan.MaxValue"/> if there is none.</summary>
    public TimeSpan TimeLeft => Plan.TotalTicks == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromTicks(Plan.TotalTicks) - Elapsed;
}
