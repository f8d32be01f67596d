using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>What the path to one implementation is made of, at one state of the configuration.</summary>
internal sealed class MemberPlan
{
    private readonly ResilienceRuntime _runtime;

    public MemberPlan(ResilienceRuntime runtime, OperationDescriptor operation, MemberPolicies policies, long totalTicks, string? member)
    {
        _runtime = runtime;
        Tags = new OperationTags(operation.Endpoint, operation.Operation, member);
        Timeout = policies.Timeout;
        CircuitPolicy = policies.CircuitBreaker;
        IsIdempotent = operation.IsIdempotent;
        HandledResults = operation.HandledResults;
        LongestLease = Timeout is { TotalMs: > 0 } ? Timeout.Total : TimeSpan.MaxValue;
        AttemptTicks = Ticks(Timeout?.AttemptMs);
        OwnTotalTicks = policies.Member.Length > 0 ? Ticks(Timeout?.TotalMs) : long.MaxValue;
        FirstLimit = AttemptLimit.For(AttemptTicks, TimeSpan.FromTicks(OwnTotalTicks), TimeSpan.FromTicks(totalTicks));
        if (runtime.SharesDeadlines && FirstLimit.Duration > DeadlineSlots.ShortestLimit && !FirstLimit.IsNone)
            Deadlines = new DeadlineSlots(runtime.TimeProvider, runtime.Clock, FirstLimit.Duration);
        var key = new CircuitKey(operation.Endpoint, member ?? operation.Operation);
        if (policies.Retry is { MaxRetryAttempts: not 0 } retry) Retry = new RetryLoop(retry, operation, runtime, isChainMember: member is not null);
        if (operation.ConcurrencyLimit is { } limit) Limiter = runtime.Limiter(key, limit);
        if (operation is { Hedge: { } hedge, IsIdempotent: true })
        {
            Hedge = hedge;
            if (hedge.LatencyQuantile > 0) Latency = runtime.Latency(key);
        }

        if (CircuitPolicy is null) return;
        Circuit = runtime.Circuits.GetOrAdd(key, CircuitPolicy);
        Circuit.Reconfigure(CircuitPolicy);
    }

    public OperationTags Tags { get; }

    public TimeoutPolicy? Timeout { get; }

    /// <summary>Limit of one attempt in ticks; <see cref="long.MaxValue"/> if there is none.</summary>
    public long AttemptTicks { get; }

    /// <summary>Limit of all attempts on this member in ticks, if it brings one of its own; else <see cref="long.MaxValue"/>.</summary>
    public long OwnTotalTicks { get; }

    /// <summary>What bounds the first attempt of a call.</summary>
    public AttemptLimit FirstLimit { get; }

    /// <summary>Deadlines that first attempts share; null where each needs its own.</summary>
    public DeadlineSlots? Deadlines { get; }

    public CircuitBreakerPolicy? CircuitPolicy { get; private set; }

    public CircuitBreaker? Circuit { get; private set; }

    public RetryLoop? Retry { get; }

    public bool IsIdempotent { get; }

    /// <summary>Which results are failures besides responses that say so; null = none.</summary>
    public ResultPredicate? HandledResults { get; }

    /// <summary>Places for calls on this member; null if there are enough for all.</summary>
    public ConcurrencyLimiter? Limiter { get; }

    /// <summary>When a slow attempt is sent again; null = never.</summary>
    public HedgePolicy? Hedge { get; }

    /// <summary>Latest durations, where hedging asks for them.</summary>
    public LatencyQuantile? Latency { get; }

    public TimeSpan LongestLease { get; }

    /// <summary>True if a healthy call may skip everything that only a failure needs.</summary>
    public bool CanFuse =>
        Timeout is not { Abandon: true } && CircuitPolicy is not { SlowCallDurationMs: > 0 } && Limiter is null && Hedge is null && HandledResults is null;

    /// <summary>The call while this member is asked, from then on.</summary>
    public CallScope Bound(in CallScope scope, long start) => OwnTotalTicks == long.MaxValue ? scope : scope with { MemberDeadline = start + OwnTotalTicks };

    /// <summary>True if the duration of an attempt decides on anything.</summary>
    public bool NeedsExactTime => Latency is not null || CircuitPolicy is { SlowCallDurationMs: > 0 };

    /// <summary>The token of an attempt, and its source where it has one of its own.</summary>
    public AttemptTokenSource? TokenFor(in AttemptLimit limit, long now, bool mayKeepToken, CancellationToken callerToken, out CancellationToken token) =>
        limit == FirstLimit ? FirstToken(now, mayKeepToken, callerToken, out token) : OwnToken(limit, callerToken, out token);

    /// <summary>The token of a first attempt, and its source where it has one of its own.</summary>
    /// <param name="now">When the attempt begins.</param>
    /// <param name="mayKeepToken">Whether the result may hold on to the token: then the deadline must be able to end with the attempt.</param>
    /// <param name="callerToken">The caller's token.</param>
    /// <param name="token">What the callee gets.</param>
    public AttemptTokenSource? FirstToken(long now, bool mayKeepToken, CancellationToken callerToken, out CancellationToken token)
    {
        if (!mayKeepToken && !callerToken.CanBeCanceled && Deadlines is { } deadlines)
        {
            token = deadlines.TokenAt(now);
            return null;
        }

        return OwnToken(FirstLimit, callerToken, out token);
    }

    /// <summary>The circuit that guards a call. To isolate the circuit of the whole operation isolates its partitions with it.</summary>
    public CircuitBreaker? CircuitOf(string? partition) =>
        partition is null || Circuit is null || Circuit.IsIsolated ? Circuit : _runtime.Circuits.PartitionOf(Circuit, partition);

    /// <summary>How long to wait for an answer before the attempt is sent again.</summary>
    public TimeSpan HedgeDelay(HedgePolicy policy) => Latency?.Find(policy.LatencyQuantile) ?? policy.Delay;

    /// <summary>The same path without its circuit.</summary>
    public MemberPlan WithoutCircuit()
    {
        var copy = (MemberPlan)MemberwiseClone();
        (copy.Circuit, copy.CircuitPolicy) = (null, null);
        return copy;
    }

    /// <summary>The outcome of a call that finds the circuit open.</summary>
    public AttemptOutcome<TResult> Refusal<TResult>() => AttemptOutcome<TResult>.From(AttemptEnd.Rejected, Circuit!.Refusal().ToException());

    private static AttemptTokenSource? OwnToken(in AttemptLimit limit, CancellationToken callerToken, out CancellationToken token)
    {
        var source = limit.IsNone ? null : new AttemptTokenSource(callerToken);
        token = source?.Token ?? callerToken;
        return source;
    }

    private static long Ticks(int? milliseconds) => milliseconds is null or 0 ? long.MaxValue : milliseconds.Value * TimeSpan.TicksPerMillisecond;
}
