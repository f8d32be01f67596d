namespace ResilienceGen.Policies;

/// <summary>How a call moves along a fallback chain. The values and defaults are those of <see cref="FallbackChainAttribute"/>.</summary>
public sealed record ChainPolicy
{
    /// <summary>Exceptions after which the next member is tried. Default empty = after every failure.</summary>
    public ErrorList FallbackOn { get; init; } = ErrorList.Empty;

    /// <summary>Exceptions that end the chain; looked at before <see cref="FallbackOn"/>. Default empty.</summary>
    public ErrorList StopOn { get; init; } = ErrorList.Empty;

    /// <summary>Sizes of the tiers in order. Default empty = all members are one tier.</summary>
    public IReadOnlyList<int> Tiers { get; init; } = [];

    /// <summary>Within a tier, tries first what has worked best. Default false.</summary>
    public bool RankMembers { get; init; }

    /// <summary>When every circuit is open, tries the first member all the same. Default false.</summary>
    public bool TryFirstWhenAllOpen { get; init; }

    /// <summary>When no member could serve, throws the last error of an attempt as it is, instead of one exception with the errors of all. Default false.</summary>
    public bool ThrowLastError { get; init; }

    /// <summary>Where failures of a particular kind go. Default none.</summary>
    public IReadOnlyList<FallbackRoute> Routes { get; init; } = [];

    internal ErrorFilter Errors => new(FallbackOn, StopOn);

    internal ChainPolicy WithoutDisabled() => MemberPolicies.Count == 0 ? this : this with
    {
        MemberPolicies = [.. MemberPolicies.Select(static member => member.WithoutDisabled())],
    };

    /// <summary>Members with policies of their own, which replace those of the operation altogether. Default none.</summary>
    public IReadOnlyList<MemberPolicies> MemberPolicies { get; init; } = [];

    /// <summary>False uses the first member only, until configuration switches the chain on again. Default true.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>Sends a kind of failure to a member.</summary>
/// <param name="Member">Name of the member.</param>
public sealed record FallbackRoute(string Member)
{
    /// <summary>The exception that is routed, with those derived from it; null if a kind is.</summary>
    public Type? Error { get; init; }

    /// <summary>The kind of failure that is routed, where no exception is named.</summary>
    public FailureKind Kind { get; init; }
}

/// <summary>The policies of one member of a chain; a policy that is null is off.</summary>
/// <param name="Member">Name of the member.</param>
public sealed record MemberPolicies(string Member)
{
    /// <summary>Repeats failed attempts; null = off.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Limits attempts, and all attempts on this member together; null = off.</summary>
    public TimeoutPolicy? Timeout { get; init; }

    /// <summary>Stops calling what keeps failing; null = off.</summary>
    public CircuitBreakerPolicy? CircuitBreaker { get; init; }

    internal MemberPolicies WithoutDisabled() => this with
    {
        Retry = Retry is { Enabled: true } ? Retry : null,
        Timeout = Timeout is { Enabled: true } ? Timeout : null,
        CircuitBreaker = CircuitBreaker is { Enabled: true } ? CircuitBreaker : null,
    };

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => Retry?.FindError() ?? Timeout?.FindError() ?? CircuitBreaker?.FindError();
}
