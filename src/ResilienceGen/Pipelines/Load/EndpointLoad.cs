using System.Numerics;
using System.Runtime.InteropServices;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Load;

/// <summary>
/// What is in progress on one endpoint: calls, counted per processor and summed only when a retry is asked for, and retries. Bounds the share of the
/// latter, as the retry budgets of Envoy and of failsafe-go do.
/// </summary>
internal sealed class EndpointLoad
{
    private readonly Stripe[] _calls = new Stripe[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64))];
    private volatile RetryBudgetPolicy _policy = new();
    private int _retries;

    public int RetriesInProgress => Volatile.Read(ref _retries);

    /// <summary>Retries that may be in progress now.</summary>
    public int Allowed => AllowedAt(CallsInFlight);

    /// <summary>Retries that may begin now.</summary>
    public int Left => Math.Max(0, Allowed - RetriesInProgress);

    public long CallsInFlight
    {
        get
        {
            var sum = 0L;
            foreach (ref var stripe in _calls.AsSpan()) sum += Volatile.Read(ref stripe.Count);
            return sum;
        }
    }

    public EndpointLoad With(RetryBudgetPolicy policy)
    {
        _policy = policy;
        return this;
    }

    public int AllowedAt(long calls) => Math.Max(_policy.MinRetries, (int)(_policy.Ratio * calls));

    public void Enter() => Interlocked.Increment(ref Own());

    // Often on another processor than it entered on: a stripe may go below zero, only the sum has a meaning.
    public void Leave() => Interlocked.Decrement(ref Own());

    /// <summary>Takes a place for one retry; <see cref="EndRetry"/> gives it back.</summary>
    public bool TryBeginRetry()
    {
        if (Interlocked.Increment(ref _retries) <= Allowed) return true;
        EndRetry();
        return false;
    }

    public void EndRetry() => Interlocked.Decrement(ref _retries);

    private ref long Own() => ref _calls[Thread.GetCurrentProcessorId() & (_calls.Length - 1)].Count;

    // As long as two cache lines, because processors fetch lines in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe
    {
        [FieldOffset(0)]
        public long Count;
    }
}
