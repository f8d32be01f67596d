namespace ResilienceGen.Pipelines.Streams;

/// <summary>The two tokens a consumer of a stream may cancel, that of the method and that of <c>WithCancellation</c>, as one.</summary>
internal readonly struct StreamCaller : IDisposable
{
    private readonly CancellationToken _method;
    private readonly CancellationToken _enumeration;
    private readonly CancellationTokenSource? _both;

    public StreamCaller(CancellationToken method, CancellationToken enumeration)
    {
        _method = method;
        _enumeration = enumeration;
        if (method.CanBeCanceled && enumeration.CanBeCanceled && method != enumeration)
            _both = CancellationTokenSource.CreateLinkedTokenSource(method, enumeration);
        Token = _both?.Token ?? (method.CanBeCanceled ? method : enumeration);
    }

    public CancellationToken Token { get; }

    /// <summary>Awaits a step of the stream; its cancellation carries the token the consumer knows.</summary>
    public async ValueTask<T> Await<T>(ValueTask<T> step)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (_both is { IsCancellationRequested: true } && exception.CancellationToken == _both.Token)
        {
            throw new OperationCanceledException(exception.Message, exception, _method.IsCancellationRequested ? _method : _enumeration);
        }
    }

    public void Dispose() => _both?.Dispose();
}
