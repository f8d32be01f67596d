using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines;

internal readonly struct SyncCall<TService, TArgs>(
    TArgs args, Action<TService, TArgs, CancellationToken> call, Action<TService, TArgs, Exception, CancellationToken>? fallback)
    : ICall<TService, Nothing>
{
    public static bool IsSynchronous => true;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        call(service, args, cancellationToken);
        return default;
    }

    public ValueTask<Nothing> TryInvoke(TService service, CancellationToken cancellationToken, out Exception? error)
    {
        try
        {
            error = null;
            return InvokeAsync(service, cancellationToken);
        }
        catch (Exception exception)
        {
            error = exception;
            return default;
        }
    }

    public ValueTask<Nothing> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken)
    {
        fallback!(service, args, error, cancellationToken);
        return default;
    }
}

internal readonly struct SyncCall<TService, TArgs, TResult>(
    TArgs args, Func<TService, TArgs, CancellationToken, TResult> call, Func<TService, TArgs, Exception, CancellationToken, TResult>? fallback)
    : ICall<TService, TResult>
{
    public static bool IsSynchronous => true;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken) => new(call(service, args, cancellationToken));

    public ValueTask<TResult> TryInvoke(TService service, CancellationToken cancellationToken, out Exception? error)
    {
        try
        {
            error = null;
            return InvokeAsync(service, cancellationToken);
        }
        catch (Exception exception)
        {
            error = exception;
            return default;
        }
    }

    public ValueTask<TResult> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken) =>
        new(fallback!(service, args, error, cancellationToken));
}
