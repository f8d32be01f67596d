namespace ResilienceGen;

/// <summary>Takes the direct calls of a method or class out of the migration gap, with a reason a reviewer can judge.</summary>
/// <param name="reason">Why these calls need no resilient path.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class ResilienceExemptAttribute(string reason) : Attribute
{
    /// <summary>Why these calls need no resilient path.</summary>
    public string Reason { get; } = reason;
}
