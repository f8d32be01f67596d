namespace ResilienceGen.Pipelines;

/// <summary>An exception that knows when the endpoint wants to be asked again. The retry waits at least that long, within its maximum delay.</summary>
public interface IRetryAfter
{
    /// <summary>Time to wait from now; null if the endpoint said nothing.</summary>
    TimeSpan? RetryAfter { get; }
}
