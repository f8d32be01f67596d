namespace ResilienceGen.Policies;

/// <summary>One interface method with its effective policies. A policy that is null is off.</summary>
/// <param name="Endpoint">Name of the remote service; a stable string, part of the circuit's key and of every telemetry tag.</param>
/// <param name="Operation">Name of the method; a stable string, with the parameter types if the method is overloaded.</param>
public sealed record OperationDescriptor(string Endpoint, string Operation)
{
    /// <summary>Repeats failed attempts; null = off.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Limits attempts and the call; null = off.</summary>
    public TimeoutPolicy? Timeout { get; init; }

    /// <summary>Stops calling what keeps failing; null = off.</summary>
    public CircuitBreakerPolicy? CircuitBreaker { get; init; }

    /// <summary>After which errors the alternative answers; null = there is none, or it is off.</summary>
    public FallbackPolicy? Fallback { get; init; }

    /// <summary>How the call moves along the members, where the operation has several; null = with the defaults.</summary>
    public ChainPolicy? Chain { get; init; }

    /// <summary>Bounds the retries of the endpoint; null = off. Of the operations of one endpoint the one set up last decides.</summary>
    public RetryBudgetPolicy? RetryBudget { get; init; }

    /// <summary>Sends slow calls again; null = off.</summary>
    public HedgePolicy? Hedge { get; init; }

    /// <summary>Bounds the calls under way; null = off.</summary>
    public ConcurrencyLimitPolicy? ConcurrencyLimit { get; init; }

    /// <summary>Lets equal calls share one answer; null = off.</summary>
    public SingleFlightPolicy? SingleFlight { get; init; }

    /// <summary>Keeps results; null = off.</summary>
    public CachePolicy? Cache { get; init; }

    /// <summary>Which results are failures; null = only responses with the status 408, 429 or 5xx.</summary>
    public ResultPredicate? HandledResults { get; init; }

    /// <summary>True if the operation retries also inside of a call that is retrying already. Default false.</summary>
    public bool AllowsNestedRetry { get; init; }

    /// <summary>True if sending the call twice does no harm. Otherwise it is sent again only after a failure which proves that it was not sent. Default false.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The policies that every member has which brings none of its own.</summary>
    internal MemberPolicies Common
    {
        get => new("") { Retry = Retry, Timeout = Timeout, CircuitBreaker = CircuitBreaker };
        init => (Retry, Timeout, CircuitBreaker) = (value.Retry, value.Timeout, value.CircuitBreaker);
    }

    /// <summary>What holds where no configuration says otherwise: policies that are switched off are gone.</summary>
    internal OperationDescriptor WithoutDisabled() => this with
    {
        Common = Common.WithoutDisabled(),
        RetryBudget = RetryBudget is { Enabled: true } ? RetryBudget : null,
        Fallback = Fallback is { Enabled: true } ? Fallback : null,
        Hedge = Hedge is { Enabled: true } ? Hedge : null,
        ConcurrencyLimit = ConcurrencyLimit is { Enabled: true } ? ConcurrencyLimit : null,
        SingleFlight = SingleFlight is { Enabled: true } ? SingleFlight : null,
        Cache = Cache is { Enabled: true } ? Cache : null,
        Chain = (Chain ?? new ChainPolicy()).WithoutDisabled(),
    };

    /// <summary>Why a circuit of the operation can never open, as a sentence; null if all can.</summary>
    internal string? FindDefeat() =>
        CircuitBreaker?.FindDefeat() ?? Chain?.MemberPolicies.Select(static member => member.CircuitBreaker?.FindDefeat()).FirstOrDefault(static defeat => defeat is not null);

    /// <exception cref="ArgumentException">A policy holds a value out of range; the message names the operation and the value.</exception>
    internal void Validate()
    {
        var error = Common.FindError() ?? RetryBudget?.FindError()
            ?? Hedge?.FindError() ?? ConcurrencyLimit?.FindError() ?? Cache?.FindError()
            ?? Chain?.MemberPolicies.Select(static member => member.FindError()).FirstOrDefault(static error => error is not null);
        if (error is not null)
            throw new ArgumentException($"The policy of '{Endpoint}/{Operation}' is invalid: {error}. Correct the attribute or the descriptor.");
    }
}
