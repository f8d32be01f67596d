using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ResilienceGen.Telemetry;

/// <summary>The instruments. Each method first asks whether anybody listens, and a listener that throws never reaches the call.</summary>
internal static class ResilienceMetrics
{
    private static readonly Counter<long> Calls = Counter("resilience.calls", "{call}", "Calls that ended, by outcome.");
    private static readonly Histogram<double> CallDuration = Duration("resilience.call.duration", "Duration of calls, all attempts and delays included.");
    private static readonly Histogram<double> AttemptDuration = Duration("resilience.attempt.duration", "Duration of single attempts, by outcome.");
    private static readonly Counter<long> Retries = Counter("resilience.retries", "{retry}", "Retries scheduled, counted before their delay.");
    private static readonly Counter<long> SuppressedRetries = Counter("resilience.retries.suppressed", "{retry}", "Retries that were not made: an outer call is retrying already, or the budget is used up.");
    private static readonly Counter<long> Hedges = Counter("resilience.hedges", "{hedge}", "Slow calls that were sent again.");
    private static readonly Histogram<double> StaleAge = Duration("resilience.cache.stale_age", "Age of kept results that were returned because the call failed.");
    private static readonly Counter<long> Timeouts = Counter("resilience.timeouts", "{timeout}", "Timeouts of attempts and of whole calls.");
    private static readonly Counter<long> Fallbacks = Counter("resilience.fallbacks", "{fallback}", "Members of chains that were passed over.");
    private static readonly Histogram<long> FallbackDepth = ResilienceTelemetry.Meter.CreateHistogram<long>("resilience.fallback.depth", "{member}", "Members that a call of a chain passed over before it ended.");
    private static readonly Counter<long> Transitions = Counter("resilience.circuit.transitions", "{transition}", "State changes of circuit breakers.");
    private static readonly UpDownCounter<long> NotClosed = ResilienceTelemetry.Meter.CreateUpDownCounter<long>("resilience.circuit.not_closed", "{circuit}", "Circuits that are not closed now.");
    private static readonly Counter<long> Rejections = Counter("resilience.circuit.rejections", "{attempt}", "Attempts refused by a circuit breaker.");

    private static readonly Counter<long> ZeroEditRegistrations = Counter("resilience.zero_edit.registrations", "{registration}", "Intercepted registrations that ran.");
    private static readonly Counter<long> ZeroEditRequests = Counter("resilience.zero_edit.requests", "{request}", "Requests of intercepted clients, guarded or passed through.");

    /// <summary>True if somebody listens to what a healthy call reports.</summary>
    public static bool IsObserved => Calls.Enabled || CallDuration.Enabled || AttemptDuration.Enabled || FallbackDepth.Enabled;

    /// <summary>True if somebody listens to what passing over an open member reports.</summary>
    public static bool CountsSkips => Fallbacks.Enabled || Rejections.Enabled;

    public static bool TimesCalls => Calls.Enabled || CallDuration.Enabled;

    public static bool TimesAttempts => AttemptDuration.Enabled;

    public static void CallEnded(in OperationTags operation, string outcome, string? errorType, TimeSpan duration)
    {
        if (!TimesCalls)
            return;
        var tags = Ended(operation, outcome, errorType);
        Add(Calls, tags);
        Record(CallDuration, duration, tags);
    }

    public static void AttemptEnded(in OperationTags operation, string outcome, string? errorType, TimeSpan duration)
    {
        if (TimesAttempts)
            Record(AttemptDuration, duration, Ended(operation, outcome, errorType));
    }

    public static void Hedged(in OperationTags operation) => Count(Hedges, operation);

    public static void StaleServed(in OperationTags operation, TimeSpan age)
    {
        if (StaleAge.Enabled) Record(StaleAge, age, Describe(operation));
    }

    public static void RetryScheduled(in OperationTags operation) => Count(Retries, operation);

    /// <param name="operation">Whose retry it was.</param>
    /// <param name="reason"><c>nested</c> or <c>budget</c>.</param>
    public static void RetrySuppressed(in OperationTags operation, string reason)
    {
        if (!SuppressedRetries.Enabled) return;
        var tags = Describe(operation);
        tags.Add(TagNames.Reason, reason);
        Add(SuppressedRetries, tags);
    }

    public static void FellBack(in OperationTags operation) => Count(Fallbacks, operation);

    public static void ChainEnded(in OperationTags operation, int passedOver, string outcome)
    {
        if (!FallbackDepth.Enabled) return;
        try
        {
            FallbackDepth.Record(passedOver, Ended(operation, outcome, errorType: null));
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
        }
    }

    public static void TimedOut(in OperationTags operation, string kind)
    {
        if (Timeouts.Enabled)
        {
            var tags = Describe(operation);
            tags.Add(TagNames.TimeoutKind, kind);
            Add(Timeouts, tags);
        }
    }

    /// <param name="endpoint">Name of the remote service.</param>
    /// <param name="circuit">The operation or member.</param>
    /// <param name="from">State before.</param>
    /// <param name="to">State after.</param>
    /// <param name="notClosed">1 if the circuit left the closed state, -1 if it returned to it, else 0.</param>
    public static void CircuitTransitioned(string endpoint, string circuit, string from, string to, int notClosed)
    {
        if (Transitions.Enabled)
            Add(Transitions, new TagList { { TagNames.Endpoint, endpoint }, { TagNames.Circuit, circuit }, { TagNames.PreviousCircuitState, from }, { TagNames.CircuitState, to } });
        if (NotClosed.Enabled && notClosed != 0)
            Add(NotClosed, notClosed, new TagList { { TagNames.Endpoint, endpoint }, { TagNames.Circuit, circuit } });
    }

    public static void CircuitRejected(string endpoint, string circuit)
    {
        if (Rejections.Enabled)
            Add(Rejections, new TagList { { TagNames.Endpoint, endpoint }, { TagNames.Circuit, circuit } });
    }

    public static void ZeroEditRegistered(string site)
    {
        if (ZeroEditRegistrations.Enabled)
            Add(ZeroEditRegistrations, new TagList { { TagNames.Site, site } });
    }

    public static void ZeroEditSent(string endpoint, string outcome)
    {
        if (ZeroEditRequests.Enabled)
            Add(ZeroEditRequests, new TagList { { TagNames.Endpoint, endpoint }, { TagNames.Outcome, outcome } });
    }

    private static Counter<long> Counter(string name, string unit, string description) =>
        ResilienceTelemetry.Meter.CreateCounter<long>(name, unit, description);

    private static Histogram<double> Duration(string name, string description) =>
        ResilienceTelemetry.Meter.CreateHistogram<double>(name, "s", description);

    private static void Count(Counter<long> counter, in OperationTags operation)
    {
        if (counter.Enabled)
            Add(counter, Describe(operation));
    }

    private static TagList Describe(in OperationTags operation)
    {
        var tags = new TagList { { TagNames.Endpoint, operation.Endpoint }, { TagNames.Operation, operation.Operation } };
        if (operation.Member is not null)
            tags.Add(TagNames.Member, operation.Member);
        return tags;
    }

    private static TagList Ended(in OperationTags operation, string outcome, string? errorType)
    {
        var tags = Describe(operation);
        tags.Add(TagNames.Outcome, outcome);
        if (errorType is not null)
            tags.Add(TagNames.ErrorType, errorType);
        return tags;
    }

    private static void Add(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
        }
    }

    private static void Add(UpDownCounter<long> counter, int change, in TagList tags)
    {
        try
        {
            counter.Add(change, tags);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
        }
    }

    private static void Record(Histogram<double> histogram, TimeSpan duration, in TagList tags)
    {
        try
        {
            histogram.Record(duration.TotalSeconds, tags);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
        }
    }
}
