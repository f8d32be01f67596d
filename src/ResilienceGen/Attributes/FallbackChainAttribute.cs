namespace ResilienceGen;

/// <summary>Tries implementations of the interface in this order; each has a circuit breaker of its own and an open one is skipped at no cost.</summary>
/// <param name="members">The implementing classes, most preferred first; naming one twice has no effect.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class FallbackChainAttribute(params Type[] members) : Attribute
{
    /// <summary>The implementing classes, most preferred first.</summary>
    public IReadOnlyList<Type> Members { get; } = members;
}
