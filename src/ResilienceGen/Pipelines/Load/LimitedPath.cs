using System.Net;
using ResilienceGen.Pipelines.Attempts;

namespace ResilienceGen.Pipelines.Load;

/// <summary>A place under the concurrency limit, held for all attempts of a call on one member.</summary>
internal static class LimitedPath
{
    /// <summary>Null if the call has its place, else how it ended without one.</summary>
    public static async ValueTask<AttemptOutcome<TResult>?> EnterAsync<TResult>(ConcurrencyLimiter limiter, MemberPlan plan, bool mayWait, CallScope scope)
    {
        if (limiter.TryEnter(mayWait, out var place) is not { } turn)
        {
            var rejection = new ConcurrencyLimitExceededException($"{plan.Tags.Endpoint}/{plan.Tags.Operation}", limiter.Limit);
            return AttemptOutcome<TResult>.From(AttemptEnd.Rejected, rejection);
        }

        if (turn.IsCompleted) return null;
        var limit = AttemptLimit.For(long.MaxValue, scope.MemberTimeLeft, scope.CallTimeLeft);
        var left = limit.IsNone ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Max(0, limit.Duration.Ticks));
        try
        {
            await turn.WaitAsync(left, scope.Runtime.TimeProvider, scope.CallerToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!limiter.TryGiveUp(place!)) limiter.Leave(succeeded: false, overloaded: false);
            return exception is TimeoutException
                ? AttemptFailure.TimedOut<TResult>(plan, limit, scope, cause: null)
                : AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(exception, scope.CallerToken));
        }
    }

    public static void Leave<TResult>(ConcurrencyLimiter limiter, in AttemptOutcome<TResult> outcome)
    {
        if (ResultTraits<TResult>.OutlivesAttempt && outcome.Result is IOutlivesAttempt later)
        {
            later.Hold(limiter);
            return;
        }

        limiter.Leave(outcome.End == AttemptEnd.Success, outcome.End is AttemptEnd.AttemptTimeout or AttemptEnd.TotalTimeout || IsOverload(outcome.Error));
    }

    /// <summary>Whether the endpoint says that it has too much to do.</summary>
    public static bool IsOverload(Exception? error) => ErrorStatus.Behind(error) is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
}
