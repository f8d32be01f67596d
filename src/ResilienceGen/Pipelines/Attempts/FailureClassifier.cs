using Polly;
using Polly.Timeout;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>What the exception of an attempt means.</summary>
internal static class FailureClassifier
{
    /// <summary>Decides by whose token or timer fired, not by the exception's type: callees wrap cancellations in all kinds of exceptions.</summary>
    public static AttemptEnd Classify(Exception exception, CancellationToken callerToken, bool timedOut, bool limitIsTotal)
    {
        if (callerToken.IsCancellationRequested && (timedOut || IsCancellation(exception)))
            return AttemptEnd.Cancelled;
        if (timedOut)
            return limitIsTotal ? AttemptEnd.TotalTimeout : AttemptEnd.AttemptTimeout;
        return Meaning(exception);
    }

    public static bool IsCancellation(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException || StatusProperty.Of(cause.GetType()).IsCancelled(cause))
                return true;
        }

        return false;
    }

    /// <summary>The cancellation the caller expects: with the caller's token, and with the original inside if that one carried another.</summary>
    public static OperationCanceledException ToCancellation(Exception? exception, CancellationToken callerToken) =>
        exception is OperationCanceledException cancellation && cancellation.CancellationToken == callerToken
            ? cancellation
            : new OperationCanceledException(exception?.Message ?? "The caller cancelled the call.", exception, callerToken);

    // Of an exception and its causes the outermost that can tell decides.
    private static AttemptEnd Meaning(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (cause is ExecutionRejectedException) return cause is TimeoutRejectedException ? AttemptEnd.Failure : AttemptEnd.Rejected;
            if (ErrorStatus.Of(cause) is { } status) return TransientStatus.Is(status) ? AttemptEnd.Failure : AttemptEnd.Refusal;
        }

        return AttemptEnd.Failure;
    }
}
