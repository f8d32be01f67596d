namespace ResilienceGen;

/// <summary>How the delay between attempts grows; d is the base delay and k counts retries from 0.</summary>
public enum Backoff
{
    /// <summary>Always d.</summary>
    Constant,

    /// <summary>d · (k + 1).</summary>
    Linear,

    /// <summary>d · 2^k.</summary>
    Exponential,
}
