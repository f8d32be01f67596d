using System.Runtime.ExceptionServices;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>The end of an attempt as a value, so that retry and chain decide without throwing.</summary>
internal readonly record struct AttemptOutcome<TResult>(AttemptEnd End, TResult Result, Exception? Exception)
{
    public static AttemptOutcome<TResult> From(TResult result) =>
        new(result is HttpResponseMessage response && TransientStatus.Is(response.StatusCode) ? AttemptEnd.Failure : AttemptEnd.Success, result, null);

    public static AttemptOutcome<TResult> From(AttemptEnd end, Exception exception) => new(end, default!, exception);

    public bool IsResult => Exception is null;

    /// <summary>The error to name when this outcome is not the one the caller gets.</summary>
    public Exception? Error => Exception ?? (End == AttemptEnd.Failure && Result is HttpResponseMessage response ? TransientStatus.ToException(response) : null);

    /// <summary>Disposes a failed response that nobody will get.</summary>
    public void Discard()
    {
        if (End != AttemptEnd.Failure || Result is not HttpResponseMessage response) return;
        try
        {
            response.Dispose();
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("Disposing a response", exception);
        }
    }

    public TResult Unwrap()
    {
        if (Exception is not null) ExceptionDispatchInfo.Throw(Exception);
        return Result;
    }
}
