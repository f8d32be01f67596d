namespace ResilienceGen.Conformance.Model;

/// <summary>How something ended: with a value or with a failure.</summary>
internal sealed record Ending(string? Value, Failure? Failure = null)
{
    public static implicit operator Ending(Failure failure) => new(null, failure);
}

/// <summary>An error by its neutral name.</summary>
internal sealed record Failure(string Name, Failure? Inner = null, double? RetryAfterMs = null)
{
    /// <summary>The token that a cancellation carries.</summary>
    public CancellationToken Token { get; private init; }

    /// <summary>Whether nothing was attempted.</summary>
    public bool IsRejection { get; init; }

    public bool IsCancellation => Name is ErrorKinds.Cancelled or ErrorKinds.OperationCanceled;

    public static Failure Cancelled(CancellationToken token) => new(ErrorKinds.Cancelled) { Token = token };
}
