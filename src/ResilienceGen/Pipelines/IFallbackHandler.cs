namespace ResilienceGen.Pipelines;

/// <summary>Answers calls that have finally failed. One instance serves all calls of an operation, so it must be thread-safe.</summary>
/// <typeparam name="TResult">The result of the operation; of one without a result, <see cref="Nothing"/>.</typeparam>
public interface IFallbackHandler<TResult>
{
    /// <summary>Gives the answer of the call.</summary>
    /// <param name="operation">The operation, as <c>endpoint/operation</c>.</param>
    /// <param name="error">Why the call failed.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<TResult> HandleAsync(string operation, Exception error, CancellationToken cancellationToken);
}
