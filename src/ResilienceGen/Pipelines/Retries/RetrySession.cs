using System.Diagnostics;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>What <see cref="RetryLoop"/> needs to know of a call that has failed at least once.</summary>
internal abstract class RetrySession
{
    private bool _entered;

    /// <summary>The wait before the planned retry.</summary>
    public TimeSpan Delay { get; protected set; }

    public abstract void DiscardLast();

    /// <summary>Makes the planned attempt. True if another one should follow.</summary>
    public ValueTask<bool> NextAsync()
    {
        if (_entered)
            return RetryAsync();

        // The first attempt was made before the loop was entered, and its retry is planned.
        _entered = true;
        return new ValueTask<bool>(true);
    }

    /// <summary>Makes the planned attempt without a wait. True if another one should follow.</summary>
    public ValueTask<bool> RetryAtOnceAsync()
    {
        DiscardLast();
        return RetryAsync();
    }

    public bool Next()
    {
        var completed = NextAsync();
        Debug.Assert(completed.IsCompleted, "A synchronous attempt must have run on the caller's thread.");
        return completed.GetAwaiter().GetResult();
    }

    protected abstract ValueTask<bool> RetryAsync();
}
