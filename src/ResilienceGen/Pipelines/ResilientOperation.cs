using System.Diagnostics;
using ResilienceGen.Pipelines.Streams;
using ResilienceGen.Policies;

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
public abstract partial class ResilientOperation<TService>
{
    private readonly ResilienceRuntime _runtime;
    private readonly TService[] _services;
    private readonly string?[] _members;
    private OperationPlan _plan;

    private protected ResilientOperation(ResilienceRuntime runtime, OperationDescriptor descriptor, TService[] services, string?[] members)
    {
        _runtime = runtime;
        _services = services;
        _members = members;
        Descriptor = descriptor;
        _plan = runtime.Plan(descriptor, members, last: null);
    }

    /// <summary>The operation and its declared policies.</summary>
    public OperationDescriptor Descriptor { get; }

    /// <summary>Runs a call that returns a task.</summary>
    /// <param name="args">The arguments, handed to <paramref name="call"/> at each attempt.</param>
    /// <param name="call">Makes one attempt; a static lambda.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="fallback">Answers when the call has finally failed; gets the caller's token. Default none.</param>
    /// <param name="partition">Which of the operation's circuits guards this call. Default the one of the whole operation.</param>
    public Task ExecuteAsync<TArgs>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, Task> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, Task>? fallback = null,
        string? partition = null)
    {
        var whole = new TaskCall<TService, TArgs>(args, call, fallback);
        var pending = TryStart<Nothing>(partition, isSynchronous: false, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<TaskCall<TService, TArgs>, Nothing>(whole, partition, cancellationToken);
        return pending.IsCompletedSuccessfully ? Task.CompletedTask : pending.AsTask();
    }

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public Task<TResult> ExecuteAsync<TArgs, TResult>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, Task<TResult>> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, Task<TResult>>? fallback = null,
        string? partition = null)
    {
        var whole = new TaskCall<TService, TArgs, TResult>(args, call, fallback);
        var pending = TryStart<TResult>(partition, isSynchronous: false, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<TaskCall<TService, TArgs, TResult>, TResult>(whole, partition, cancellationToken);
        return pending.AsTask();
    }

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public ValueTask ExecuteValueAsync<TArgs>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, ValueTask> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, ValueTask>? fallback = null,
        string? partition = null)
    {
        var whole = new ValueTaskCall<TService, TArgs>(args, call, fallback);
        var pending = TryStart<Nothing>(partition, isSynchronous: false, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<ValueTaskCall<TService, TArgs>, Nothing>(whole, partition, cancellationToken);
        return Awaiting.ForgetResult(pending);
    }

    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public ValueTask<TResult> ExecuteValueAsync<TArgs, TResult>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, ValueTask<TResult>>? fallback = null,
        string? partition = null)
    {
        var whole = new ValueTaskCall<TService, TArgs, TResult>(args, call, fallback);
        return TryStart<TResult>(partition, isSynchronous: false, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<ValueTaskCall<TService, TArgs, TResult>, TResult>(whole, partition, cancellationToken);
    }

    /// <summary>Runs a synchronous call. Everything happens on the caller's thread; delays between attempts block it.</summary>
    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public void Execute<TArgs>(
        TArgs args,
        Action<TService, TArgs, CancellationToken> call,
        CancellationToken cancellationToken,
        Action<TService, TArgs, Exception, CancellationToken>? fallback = null,
        string? partition = null)
    {
        var whole = new SyncCall<TService, TArgs>(args, call, fallback);
        Finish(TryStart<Nothing>(partition, isSynchronous: true, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<SyncCall<TService, TArgs>, Nothing>(whole, partition, cancellationToken));
    }

    /// <inheritdoc cref="Execute{TArgs}"/>
    public TResult Execute<TArgs, TResult>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, TResult> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, TResult>? fallback = null,
        string? partition = null)
    {
        var whole = new SyncCall<TService, TArgs, TResult>(args, call, fallback);
        return Finish(TryStart<TResult>(partition, isSynchronous: true, cancellationToken, out var first)
            ? End(whole, first, whole.TryInvoke(_services[first.Member], first.Token, out var error), error)
            : RunAsync<SyncCall<TService, TArgs, TResult>, TResult>(whole, partition, cancellationToken));
    }

    /// <summary>
    /// Runs a call that returns a stream. Retry, fallback and both timeouts apply until the first item has arrived and never after;
    /// a later fault reaches the consumer as it is. Each enumeration is a call of its own.
    /// </summary>
    /// <inheritdoc cref="ExecuteAsync{TArgs}"/>
    public IAsyncEnumerable<TItem> ExecuteStream<TArgs, TItem>(
        TArgs args,
        Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> call,
        CancellationToken cancellationToken,
        Func<TService, TArgs, Exception, CancellationToken, IAsyncEnumerable<TItem>>? fallback = null,
        string? partition = null) =>
        ResilientStream.EnumerateAsync(this, args, call, fallback, partition, cancellationToken);

    private static TResult Finish<TResult>(ValueTask<TResult> completed)
    {
        // Nothing on the synchronous path awaits anything unfinished, so this reads a result and never waits for one.
        Debug.Assert(completed.IsCompleted, "A synchronous call must have run on the caller's thread.");
        return completed.GetAwaiter().GetResult();
    }
}
