namespace ResilienceGen;

/// <summary>Stops calling an operation (in a chain: a member) that keeps failing, and probes it with a single call after a break.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class CircuitBreakerAttribute : Attribute
{
    /// <summary>Share of failures in the sampling window that opens the circuit, 0 to 1. Default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Results the window must hold before the ratio counts, at least 2. Default 10.</summary>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>Length of the sampling window in milliseconds, 500 to one day. Default 30,000.</summary>
    public int SamplingDurationMs { get; set; } = 30_000;

    /// <summary>How long an open circuit rejects calls before it lets a probe through, in milliseconds, 500 to one day. Default 5,000.</summary>
    public int BreakDurationMs { get; set; } = 5_000;

    /// <summary>Failures in a row that open the circuit whatever the ratio says. Default 0 = off.</summary>
    public int ConsecutiveFailures { get; set; }

    /// <summary>False switches the circuit breaker off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
