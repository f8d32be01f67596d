using ResilienceGen.Policies;

namespace ResilienceGen.Breakers;

/// <summary>The latest results of a circuit, by time or by number, and their sums.</summary>
internal abstract class ResultWindow
{
    public int Total { get; protected set; }

    public int Failures { get; protected set; }

    public int Slow { get; protected set; }

    public static ResultWindow For(CircuitBreakerPolicy policy) =>
        policy.WindowCalls > 0 ? new CountWindow(policy.WindowCalls) : new SamplingWindow(policy.SamplingDuration);

    /// <summary>Adds results of one kind.</summary>
    /// <param name="at">When they came in.</param>
    /// <param name="count">How many.</param>
    /// <param name="failed">Whether they failed.</param>
    /// <param name="slow">Whether they were slow.</param>
    public abstract void Add(long at, int count, bool failed, bool slow);

    public virtual void Clear() => Total = Failures = Slow = 0;

    protected void Count(int results, int failures, int slow)
    {
        Total += results;
        Failures += failures;
        Slow += slow;
    }
}
