using ResilienceGen.Telemetry;

namespace ResilienceGen.Policies;

/// <summary>Tells which results of an operation are failures; see <see cref="HandleResultAttribute"/>.</summary>
public abstract class ResultPredicate
{
    private protected ResultPredicate()
    {
    }

    /// <summary>Makes a predicate of a method.</summary>
    /// <typeparam name="TResult">What one call of the operation yields.</typeparam>
    /// <param name="isFailure">True if the result is a failure. If it throws, the result counts as one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="isFailure"/> is null.</exception>
    public static ResultPredicate Of<TResult>(Func<TResult, bool> isFailure)
    {
        ArgumentNullException.ThrowIfNull(isFailure);
        return new ResultPredicate<TResult>(isFailure);
    }
}

internal sealed class ResultPredicate<TResult>(Func<TResult, bool> isFailure) : ResultPredicate
{
    public bool IsFailure(TResult result)
    {
        try
        {
            return isFailure(result);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A predicate of results", exception);
            return true;
        }
    }
}
