namespace ResilienceGen.Pipelines.Attempts;

/// <summary>What the type of a result says about how the path must treat it; asked once per type.</summary>
internal static class ResultTraits<TResult>
{
    /// <summary>True if a result may be a response, whose status has to be looked at.</summary>
    public static readonly bool CanBeResponse = typeof(TResult).IsAssignableFrom(typeof(HttpResponseMessage));

    /// <summary>True if a result may hold on to the attempt's token and use it later: a stream, a response, a lazy sequence, anything unknown.</summary>
    public static readonly bool MayKeepToken =
        !typeof(TResult).IsValueType
        && typeof(TResult) != typeof(string)
        && !typeof(TResult).IsArray
        && (typeof(TResult) == typeof(object)
            || typeof(TResult).IsInterface
            || typeof(TResult).IsAbstract
            || typeof(Delegate).IsAssignableFrom(typeof(TResult))
            || typeof(Task).IsAssignableFrom(typeof(TResult))
            || typeof(IDisposable).IsAssignableFrom(typeof(TResult))
            || typeof(IAsyncDisposable).IsAssignableFrom(typeof(TResult)));

    /// <summary>True if a result belongs to one caller, who has to dispose it: it can be neither kept nor shared.</summary>
    public static readonly bool IsOwned = typeof(IDisposable).IsAssignableFrom(typeof(TResult)) || typeof(IAsyncDisposable).IsAssignableFrom(typeof(TResult));

    /// <summary>True if the use of a result can still fail after the attempt.</summary>
    public static readonly bool OutlivesAttempt = typeof(IOutlivesAttempt).IsAssignableFrom(typeof(TResult));
}
