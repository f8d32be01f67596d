namespace ResilienceGen.Pipelines;

/// <summary>
/// The user's call in one of its shapes, as a value: the loop is written once and costs no closure. Invoking is inlined, because an exception pays for
/// each frame that it passes.
/// </summary>
/// <remarks>
/// Each of them that can be fused also has a <c>TryInvoke</c>, with what the call throws before there is a task as a value. It is no member here, and is
/// written out in each: a healthy call uses it on the type itself, which code that is shared by all reference types could only reach by a look-up.
/// </remarks>
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
