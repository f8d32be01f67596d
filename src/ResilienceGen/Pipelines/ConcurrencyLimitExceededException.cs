using Polly;

namespace ResilienceGen.Pipelines;

/// <summary>The call was not attempted because as many calls as allowed are under way, and as many as allowed wait.</summary>
public sealed class ConcurrencyLimitExceededException : ExecutionRejectedException
{
    /// <summary>Creates the rejection.</summary>
    /// <param name="operation">The operation, as <c>endpoint/operation</c>.</param>
    /// <param name="limit">Calls that were allowed at once.</param>
    public ConcurrencyLimitExceededException(string operation, int limit)
        : base($"'{operation}' is at its limit of {limit} calls at once. Try again later, or raise MaxConcurrent or QueueLimit.") => Limit = limit;

    /// <summary>Calls that were allowed at once.</summary>
    public int Limit { get; }
}
