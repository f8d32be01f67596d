namespace ResilienceGen;

/// <summary>
/// Lets this operation retry although a resilient call around it is retrying already, so that attempts multiply. Without it the inner retry is inert from
/// the outer call's second attempt on.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class AllowNestedRetryAttribute : Attribute;
