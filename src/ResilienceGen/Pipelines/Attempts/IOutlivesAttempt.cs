using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>A result whose use can still fail after the attempt succeeded; it reports that to the circuit by itself.</summary>
internal interface IOutlivesAttempt
{
    void ReportTo(CircuitBreaker circuit);
}
