namespace ResilienceGen;

/// <summary>
/// Sends calls that failed in a particular way to a particular member of the fallback chain, without a retry. The most specific exception type wins,
/// an exception type comes before a kind, and a failure without a route takes the order of the chain.
/// </summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class FallbackRouteAttribute : Attribute
{
    /// <summary>Routes by the type of the exception.</summary>
    /// <param name="error">The exception, with those derived from it.</param>
    /// <param name="member">A member of the chain.</param>
    public FallbackRouteAttribute(Type error, Type member) => (Error, Member) = (error, member);

    /// <summary>Routes by what the failure means.</summary>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="member">A member of the chain.</param>
    public FallbackRouteAttribute(FailureKind kind, Type member) => (Kind, Member) = (kind, member);

    /// <summary>The exception that is routed; null if a kind is.</summary>
    public Type? Error { get; }

    /// <summary>The kind of failure that is routed; <see cref="FailureKind.Other"/> if an exception is.</summary>
    public FailureKind Kind { get; }

    /// <summary>Where such calls go.</summary>
    public Type Member { get; }
}
