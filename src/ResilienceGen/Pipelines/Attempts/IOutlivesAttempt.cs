using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>A result in use after its attempt succeeded, which can still fail: it reports that by itself, and gives back what the call holds.</summary>
internal interface IOutlivesAttempt
{
    /// <summary>Told when the attempt has succeeded, before anybody uses the result.</summary>
    /// <param name="source">Who gave it: the operation, or a member of its chain.</param>
    /// <param name="policy">The limits that hold there; null if there are none.</param>
    /// <param name="scope">The call.</param>
    void Begin(in OperationTags source, Policies.TimeoutPolicy? policy, in CallScope scope);

    /// <summary>Reports a later failure to the circuit, too.</summary>
    void ReportTo(CircuitBreaker circuit);

    /// <summary>Keeps the place of the call until the result is used up.</summary>
    void Hold(ConcurrencyLimiter limiter);
}
