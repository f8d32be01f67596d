using System.Diagnostics;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The resilient path of one operation; what a generated wrapper holds per method and calls once per call. Thread-safe.
/// All methods pass the token of the attempt to <c>call</c>, which must hand it on instead of the caller's.
/// </summary>
/// <remarks>
/// Failures reach the caller as the original exception object with its stack. Own exceptions stand for own decisions only:
/// <see cref="Polly.Timeout.TimeoutRejectedException"/>, <see cref="Breakers.BrokenCircuitException"/> and <c>FallbackChainExhaustedException</c>.
/// If the caller's token is cancelled, the call ends with an <see cref="OperationCanceledException"/> that carries it.
/// </remarks>
/// <typeparam name="TService">The interface.</typeparam>
public abstract class ResilientOperation<TService>
{
    private readonly ResilienceRuntime _runtime;
    private readonly OperationTags _tags;

    private protected ResilientOperation(ResilienceRuntime runtime, OperationDescriptor descriptor)
    {
        _runtime = runtime;
        _tags = new OperationTags(descriptor.Endpoint, descriptor.Operation);
        Descriptor = descriptor;
    }

    /// <summary>The operation and its policies.</summary>
    public OperationDescriptor Descriptor { get; }

    /// <summary>Runs a call that returns a task.</summary>
    /// <param name="args">The arguments, handed to <paramref name="call"/> at each attempt.</param>
    /// <param name="call">Makes one attempt; a static lambda.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task ExecuteAsync<TArgs>(TArgs args, Func<TService, TArgs, CancellationToken, Task> call, CancellationToken cancellationToken) =>
        RunAsync<TaskCall<TService, TArgs>, Nothing>(new(args, call), cancellationToken).AsTask();

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public Task<TResult> ExecuteAsync<TArgs, TResult>(
        TArgs args, Func<TService, TArgs, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken) =>
        RunAsync<TaskCall<TService, TArgs, TResult>, TResult>(new(args, call), cancellationToken).AsTask();

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public async ValueTask ExecuteValueAsync<TArgs>(
        TArgs args, Func<TService, TArgs, CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        await RunAsync<ValueTaskCall<TService, TArgs>, Nothing>(new(args, call), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public ValueTask<TResult> ExecuteValueAsync<TArgs, TResult>(
        TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TResult>> call, CancellationToken cancellationToken) =>
        RunAsync<ValueTaskCall<TService, TArgs, TResult>, TResult>(new(args, call), cancellationToken);

    /// <summary>Runs a synchronous call. Everything happens on the caller's thread; delays between attempts block it.</summary>
    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public void Execute<TArgs>(TArgs args, Action<TService, TArgs, CancellationToken> call, CancellationToken cancellationToken) =>
        Finish(RunAsync<SyncCall<TService, TArgs>, Nothing>(new(args, call), cancellationToken));

    /// <inheritdoc cref="Execute{TArgs}"/>
    public TResult Execute<TArgs, TResult>(
        TArgs args, Func<TService, TArgs, CancellationToken, TResult> call, CancellationToken cancellationToken) =>
        Finish(RunAsync<SyncCall<TService, TArgs, TResult>, TResult>(new(args, call), cancellationToken));

    /// <summary>
    /// Runs a call that returns a stream. Retry, fallback and both timeouts apply until the first item has arrived and never after;
    /// a later fault reaches the consumer as it is. Each enumeration is a call of its own.
    /// </summary>
    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public IAsyncEnumerable<TItem> ExecuteStream<TArgs, TItem>(
        TArgs args, Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> call, CancellationToken cancellationToken) =>
        ResilientStream.EnumerateAsync(this, args, call, cancellationToken);

    internal async ValueTask<TResult> RunAsync<TCall, TResult>(TCall call, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var span = CallSpan.Start(_tags);
        var scope = new CallScope(_runtime.TimeProvider, Descriptor.Timeout?.Total ?? Timeout.InfiniteTimeSpan, span, cancellationToken);
        var outcome = await ExecuteCoreAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
        if (ResilienceMetrics.TimesCalls || span.IsRecorded)
            Report(outcome, scope);
        return outcome.Unwrap();
    }

    /// <summary>Retry, breaker, attempt timeout and call, on one member or along a chain.</summary>
    private protected abstract ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>;

    private static TResult Finish<TResult>(ValueTask<TResult> completed)
    {
        // Nothing on the synchronous path awaits anything unfinished, so this reads a result and never waits for one.
        Debug.Assert(completed.IsCompleted, "A synchronous call must have run on the caller's thread.");
        return completed.GetAwaiter().GetResult();
    }

    private void Report<TResult>(in AttemptOutcome<TResult> outcome, in CallScope scope)
    {
        var (name, errorType) = (outcome.End.ToTag(), outcome.ErrorType());
        ResilienceMetrics.CallEnded(_tags, name, errorType, scope.Elapsed);
        scope.Span.End(name, errorType, failed: outcome.End is not (AttemptEnd.Success or AttemptEnd.Cancelled));
    }
}
