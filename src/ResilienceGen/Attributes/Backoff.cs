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

    /// <summary>d times the Fibonacci numbers 1, 2, 3, 5, 8 …: grows, but slower than <see cref="Exponential"/>.</summary>
    Fibonacci,

    /// <summary>
    /// Anything between d and three times the delay before, so that clients which failed together drift apart; it is its own jitter. For retries only.
    /// The algorithm is "decorrelated jitter" of the AWS Architecture Blog, "Exponential Backoff And Jitter" (2015).
    /// </summary>
    DecorrelatedJitter,
}
