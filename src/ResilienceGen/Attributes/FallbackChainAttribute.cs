namespace ResilienceGen;

/// <summary>
/// Tries implementations of the interface in this order; each has a circuit breaker of its own and an open one is skipped at no cost. A member class that
/// carries policies (<c>[Retry]</c>, <c>[Timeout]</c>, <c>[CircuitBreaker]</c>) has those instead of the interface's.
/// </summary>
/// <param name="members">The implementing classes, most preferred first; naming one twice has no effect.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class FallbackChainAttribute(params Type[] members) : Attribute
{
    /// <summary>The implementing classes, most preferred first.</summary>
    public IReadOnlyList<Type> Members { get; } = members;

    /// <summary>Exceptions, with those derived from them, after which the next member is tried. Default empty = after every failure.</summary>
    public Type[] FallbackOn { get; set; } = [];

    /// <summary>Exceptions, with those derived from them, that end the chain; looked at before <see cref="FallbackOn"/>. Default empty.</summary>
    public Type[] StopOn { get; set; } = [];

    /// <summary>
    /// Sizes of the tiers in order, for instance 2, 1: two members of equal rank, then one. Only <see cref="RankMembers"/> looks at it.
    /// Default empty = all members are one tier.
    /// </summary>
    public int[] Tiers { get; set; } = [];

    /// <summary>
    /// Within a tier, tries first what has worked best: members are ordered by the lower bound of the Wilson interval of their discounted success rate.
    /// Default false.
    /// </summary>
    public bool RankMembers { get; set; }

    /// <summary>When every circuit is open, tries the first member all the same instead of rejecting the call. Default false.</summary>
    public bool TryFirstWhenAllOpen { get; set; }

    /// <summary>
    /// When no member could serve, throws the last error of an attempt as it is, instead of <c>FallbackChainExhaustedException</c> with the errors of all:
    /// for callers that catch what a single implementation throws. Default false.
    /// </summary>
    public bool ThrowLastError { get; set; }

    /// <summary>False uses the first member only. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
