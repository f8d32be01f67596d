namespace ResilienceGen.Pipelines;

internal readonly struct TaskCall<TService, TArgs>(TArgs args, Func<TService, TArgs, CancellationToken, Task> call) : ICall<TService, Nothing>
{
    public static bool IsSynchronous => false;

    public async ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        await call(service, args, cancellationToken).ConfigureAwait(false);
        return default;
    }
}

internal readonly struct TaskCall<TService, TArgs, TResult>(TArgs args, Func<TService, TArgs, CancellationToken, Task<TResult>> call)
    : ICall<TService, TResult>
{
    public static bool IsSynchronous => false;

    public ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken) => new(call(service, args, cancellationToken));
}

internal readonly struct ValueTaskCall<TService, TArgs>(TArgs args, Func<TService, TArgs, CancellationToken, ValueTask> call) : ICall<TService, Nothing>
{
    public static bool IsSynchronous => false;

    public async ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        await call(service, args, cancellationToken).ConfigureAwait(false);
        return default;
    }
}

internal readonly struct ValueTaskCall<TService, TArgs, TResult>(TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TResult>> call)
    : ICall<TService, TResult>
{
    public static bool IsSynchronous => false;

    public ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken) => call(service, args, cancellationToken);
}
