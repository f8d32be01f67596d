using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines;

internal readonly struct TaskCall<TService, TArgs>(
    TArgs args, Func<TService, TArgs, CancellationToken, Task> call, Func<TService, TArgs, Exception, CancellationToken, Task>? fallback)
    : ICall<TService, Nothing>
{
    public static bool IsSynchronous => false;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken) =>
        Awaiting.WithoutResult(call(service, args, cancellationToken));

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

    public ValueTask<Nothing> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken) =>
        Awaiting.WithoutResult(fallback!(service, args, error, cancellationToken));
}

internal readonly struct TaskCall<TService, TArgs, TResult>(
    TArgs args, Func<TService, TArgs, CancellationToken, Task<TResult>> call, Func<TService, TArgs, Exception, CancellationToken, Task<TResult>>? fallback)
    : ICall<TService, TResult>
{
    public static bool IsSynchronous => false;

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

internal readonly struct ValueTaskCall<TService, TArgs>(
    TArgs args, Func<TService, TArgs, CancellationToken, ValueTask> call, Func<TService, TArgs, Exception, CancellationToken, ValueTask>? fallback)
    : ICall<TService, Nothing>
{
    public static bool IsSynchronous => false;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<Nothing> InvokeAsync(TService service, CancellationToken cancellationToken) =>
        Awaiting.WithoutResult(call(service, args, cancellationToken));

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

    public ValueTask<Nothing> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken) =>
        Awaiting.WithoutResult(fallback!(service, args, error, cancellationToken));
}

internal readonly struct ValueTaskCall<TService, TArgs, TResult>(
    TArgs args,
    Func<TService, TArgs, CancellationToken, ValueTask<TResult>> call,
    Func<TService, TArgs, Exception, CancellationToken, ValueTask<TResult>>? fallback)
    : ICall<TService, TResult>
{
    public static bool IsSynchronous => false;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<TResult> InvokeAsync(TService service, CancellationToken cancellationToken) => call(service, args, cancellationToken);

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
        fallback!(service, args, error, cancellationToken);
}
