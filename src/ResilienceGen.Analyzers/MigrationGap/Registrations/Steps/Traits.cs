using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>What a handler, a policy or a whole client is known to do, and why it may do more.</summary>
/// <param name="Sure">What it does for certain.</param>
/// <param name="Doubt">A reason code for what cannot be seen; null when <paramref name="Sure"/> is all.</param>
internal readonly record struct Traits(ResilienceTraits Sure, string? Doubt = null)
{
    public static readonly Traits None = new(ResilienceTraits.None);

    public static readonly Traits All = new(ResilienceTraits.Retry | ResilienceTraits.Breaker | ResilienceTraits.Timeout);

    public static Traits Unknown(string reason) => new(ResilienceTraits.None, reason);

    /// <summary>The same, where it is not certain to be there.</summary>
    public Traits Perhaps(string reason) => Sure == ResilienceTraits.None ? this : new(ResilienceTraits.None, Doubt ?? reason);

    public bool Has(ResilienceTraits required) => (Sure & required) == required;

    public static Traits operator |(Traits left, Traits right) => new(left.Sure | right.Sure, left.Doubt ?? right.Doubt);

    public static Traits Union(IEnumerable<Traits> parts) => parts.Aggregate(None, (all, part) => all | part);
}
