namespace ResilienceGen;

/// <summary>Opts a member, or everything an interface declares itself, out: the wrapper forwards it to the inner object unchanged.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event, Inherited = false)]
public sealed class NoResilienceAttribute : Attribute;
