namespace ResilienceGen;

/// <summary>Stops calling an operation (in a chain: a member) that keeps failing, and probes it with a single call after a break.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Assembly, Inherited = false)]
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

    /// <summary>Failures in a row that open the circuit whatever the ratio says, 0 and more. Default 0 = off.</summary>
    public int ConsecutiveFailures { get; set; }

    /// <summary>Counts the ratio over this many latest results, 2 to 10,000 and not fewer than <see cref="MinimumThroughput"/>. Default 0 = over the sampling window.</summary>
    public int WindowCalls { get; set; }

    /// <summary>A call that takes longer than this is slow, in milliseconds, 0 to one day. Default 0 = no call is.</summary>
    public int SlowCallDurationMs { get; set; }

    /// <summary>Share of slow calls that opens the circuit, above 0 to 1. Default 1.</summary>
    public double SlowCallRatio { get; set; } = 1;

    /// <summary>Calls that may probe a half-open circuit at the same time, 1 to 1,000. Default 1.</summary>
    public int Probes { get; set; } = 1;

    /// <summary>Probes that must succeed before the circuit closes, 1 to 1,000. Default 1.</summary>
    public int ProbeSuccesses { get; set; } = 1;

    /// <summary>How the break grows with each probe that fails; not <see cref="Backoff.DecorrelatedJitter"/>. Default <see cref="Backoff.Constant"/>.</summary>
    public Backoff BreakBackoff { get; set; } = Backoff.Constant;

    /// <summary>Longest break in milliseconds, 500 to one day. Default 300,000.</summary>
    public int MaxBreakDurationMs { get; set; } = 300_000;

    /// <summary>
    /// Makes a break as long as the failure that opened the circuit asks for (Retry-After, or <c>IRetryAfter</c> on the exception) where that is longer,
    /// within <see cref="MaxBreakDurationMs"/>. Default false.
    /// </summary>
    public bool HonorRetryAfter { get; set; }

    /// <summary>Exceptions, with those derived from them, that count as failures. Default empty = all do.</summary>
    public Type[] FailOn { get; set; } = [];

    /// <summary>Exceptions, with those derived from them, that count as successes; looked at before <see cref="FailOn"/>. Default empty.</summary>
    public Type[] SkipOn { get; set; } = [];

    /// <summary>Whether the circuit rejects calls, only counts, or does nothing. Default <see cref="CircuitMode.Enforced"/>.</summary>
    public CircuitMode Mode { get; set; } = CircuitMode.Enforced;

    /// <summary>
    /// Name of a parameter of the method: each of its values has a circuit of its own. Of a <see cref="Uri"/> the authority counts. Default null = one circuit.
    /// </summary>
    public string? PartitionBy { get; set; }

    /// <summary>Most partitions that are kept; the one unused for longest goes first. 1 to 100,000. Default 1,000.</summary>
    public int MaxPartitions { get; set; } = 1_000;

    /// <summary>False switches the circuit breaker off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
