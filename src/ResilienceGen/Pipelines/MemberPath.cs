using System.Runtime.CompilerServices;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>The path to one implementation: retry, circuit breaker, attempt timeout, call.</summary>
internal sealed class MemberPath<TService>
{
    private readonly TService _service;
    private readonly TimeProvider _time;
    private readonly TimeoutPolicy? _timeout;
    private readonly RetryLoop? _retry;
    private readonly TimeSpan _longestLease;

    public MemberPath(ResilienceRuntime runtime, OperationDescriptor descriptor, TService service, string circuitName, string? member)
    {
        _service = service;
        _time = runtime.TimeProvider;
        _timeout = descriptor.Timeout;
        _longestLease = _timeout is { TotalMs: > 0 } ? _timeout.Total : TimeSpan.MaxValue;
        Tags = new OperationTags(descriptor.Endpoint, descriptor.Operation, member);
        if (descriptor.CircuitBreaker is { } policy)
            Circuit = runtime.Circuits.GetOrAdd(new CircuitKey(descriptor.Endpoint, circuitName), policy);
        if (descriptor.Retry is { MaxRetryAttempts: not 0 } retry)
            _retry = new RetryLoop(retry, runtime, descriptor.IsIdempotent);
    }

    public OperationTags Tags { get; }

    public CircuitBreaker? Circuit { get; }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AttemptOutcome<TResult>> ExecuteAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        var first = await AttemptAsync<TCall, TResult>(call, scope, number: 1).ConfigureAwait(false);
        return first.End == AttemptEnd.Success || _retry is null
            ? first
            : await _retry.ContinueAsync(new RetrySession<TService, TCall, TResult>(this, _retry, call, scope, first)).ConfigureAwait(false);
    }

    /// <summary>One attempt. Never throws: every end is a value.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AttemptOutcome<TResult>> AttemptAsync<TCall, TResult>(TCall call, CallScope scope, int number)
        where TCall : struct, ICall<TService, TResult>
    {
        if (scope.CallerToken.IsCancellationRequested)
            return AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(null, scope.CallerToken));
        var limit = AttemptLimit.For(_timeout, scope.TimeLeft);
        if (limit.IsUsedUp)
            return TimedOut<TResult>(limit, scope, cause: null);
        var admission = default(CircuitAdmission);
        if (Circuit is not null && !Circuit.TryAdmit(_longestLease, out admission, out var rejection))
            return AttemptOutcome<TResult>.From(AttemptEnd.Rejected, rejection.ToException());

        var start = ResilienceMetrics.TimesAttempts ? _time.GetTimestamp() : 0;
        var outcome = await InvokeAsync<TCall, TResult>(call, scope, limit).ConfigureAwait(false);
        Record(admission, outcome);
        Report(outcome, scope, number, start);
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome<TResult>> InvokeAsync<TCall, TResult>(TCall call, CallScope scope, AttemptLimit limit)
        where TCall : struct, ICall<TService, TResult>
    {
        using var source = limit.IsNone ? null : new AttemptTokenSource(limit.Duration, _time, scope.CallerToken);
        try
        {
            var token = source?.Token ?? scope.CallerToken;
            return AttemptOutcome<TResult>.From(await call.InvokeAsync(_service, token).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            var end = FailureClassifier.Classify(exception, scope.CallerToken, source is { TimedOut: true }, limit.IsTotal);
            return end switch
            {
                AttemptEnd.Cancelled => AttemptOutcome<TResult>.From(end, FailureClassifier.ToCancellation(exception, scope.CallerToken)),
                AttemptEnd.AttemptTimeout or AttemptEnd.TotalTimeout => TimedOut<TResult>(limit, scope, exception),
                _ => AttemptOutcome<TResult>.From(end, exception),
            };
        }
    }
    private AttemptOutcome<TResult> TimedOut<TResult>(AttemptLimit limit, in CallScope scope, Exception? cause)
    {
        ResilienceMetrics.TimedOut(Tags, limit.IsTotal ? "total" : "attempt");
        if (!limit.IsTotal)
            return AttemptOutcome<TResult>.From(AttemptEnd.AttemptTimeout, Rejection("attempt", limit.Duration, cause));

        // A bare cancellation only says that time ran out; what failed before says why.
        var reason = cause is null or OperationCanceledException ? scope.LastError ?? cause : cause;
        return AttemptOutcome<TResult>.From(AttemptEnd.TotalTimeout, Rejection("call", scope.Total, reason));
    }

    private TimeoutRejectedException Rejection(string what, TimeSpan limit, Exception? cause) =>
        new($"The {what} '{Tags.Endpoint}/{Tags.Operation}' took longer than {limit.TotalMilliseconds:0} ms.", limit, cause!);

    private void Record<TResult>(CircuitAdmission admission, in AttemptOutcome<TResult> outcome)
    {
        if (Circuit is null)
            return;
        Circuit.Record(admission, outcome.Signal, outcome.Error);
        if (outcome.Result is IOutlivesAttempt later)
            later.ReportTo(Circuit);
    }

    private void Report<TResult>(in AttemptOutcome<TResult> outcome, in CallScope scope, int number, long start)
    {
        if (!ResilienceMetrics.TimesAttempts && !scope.Span.IsRecorded)
            return;
        var (name, errorType) = (outcome.End.ToTag(), outcome.ErrorType());
        ResilienceMetrics.AttemptEnded(Tags, name, errorType, _time.GetElapsedTime(start));
        scope.Span.AttemptEnded(number, Tags, name, errorType, _time.GetUtcNow());
    }
}
