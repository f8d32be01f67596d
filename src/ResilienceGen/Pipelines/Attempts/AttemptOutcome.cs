using System.Runtime.ExceptionServices;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>The end of an attempt as a value, so that retry and chain decide without throwing.</summary>
internal readonly record struct AttemptOutcome<TResult>(AttemptEnd End, TResult Result, Exception? Exception)
{
    public static AttemptOutcome<TResult> From(TResult result) =>
        new(result is HttpResponseMessage response && TransientStatus.Is(response.StatusCode) ? AttemptEnd.Failure : AttemptEnd.Success, result, null);

    /// <param name="result">What the call returned.</param>
    /// <param name="handled">Which results are failures besides; null = none.</param>
    public static AttemptOutcome<TResult> From(TResult result, ResultPredicate? handled) =>
        handled is ResultPredicate<TResult> predicate && predicate.IsFailure(result) ? new(AttemptEnd.Failure, result, null) : From(result);

    public static AttemptOutcome<TResult> From(AttemptEnd end, Exception exception) => new(end, default!, exception);

    public bool IsResult => Exception is null;

    /// <summary>Whether <see cref="Discard"/> leaves nothing that a caller could use.</summary>
    public bool IsGoneOnceDiscarded => Result is IDisposable or IAsyncDisposable;

    /// <summary>The error to name when this outcome is not the one the caller gets.</summary>
    public Exception? Error => Exception ?? (End != AttemptEnd.Failure ? null
        : Result is HttpResponseMessage response && TransientStatus.Is(response.StatusCode) ? TransientStatus.ToException(response)
        : new FailedResultException());

    /// <summary>Disposes a failed result that nobody will get.</summary>
    public void Discard()
    {
        if (End == AttemptEnd.Failure && IsGoneOnceDiscarded) _ = Disposal.DisposeAsync(Result, "Disposing a failed result");
    }

    public TResult Unwrap()
    {
        if (Exception is not null) ExceptionDispatchInfo.Throw(Exception);
        return Result;
    }
}
