namespace ResilienceGen.Pipelines;

internal readonly struct SyncCall<TService, TArgs>(TArgs args, Action<TService, TArgs, CancellationToken> call) : ICall<TService, Nothing>
{
    public static bool IsSynchronous => true;

    public ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        call(service, args, cancellationToken);
        return default;
    }
}

internal readonly struct SyncCall<TService, TArgs, TResult>(TArgs args, Func<TService, TArgs, CancellationToken, TResult> call) : ICall<TService, TResult>
{
    public static bool IsSynchronous => true;

    public ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken) => new(call(service, args, cancellationToken));
}
