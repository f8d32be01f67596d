namespace ResilienceGen.Pipelines;

/// <summary>
/// The user's call in one of its shapes, as a value: the loop is written once and costs no closure. Invoking is inlined, because an exception pays for
/// each frame that it passes.
/// </summary>
internal interface ICall<in TService, TResult>
{
    /// <summary>True if the caller's thread waits: delays then block it and nothing may run asynchronously.</summary>
    static abstract bool IsSynchronous { get; }

    /// <summary>True if there is an alternative that answers when the call has finally failed.</summary>
    bool HasFallback { get; }

    /// <summary>The arguments, as the key under which equal calls share answers.</summary>
    object Key { get; }

    ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken);

    ValueTask<TResult> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken);
}
