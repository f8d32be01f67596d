namespace ResilienceGen;

/// <summary>Says that sending the call twice does no harm, so that any failure may be retried. Reading verbs (Get, List, Find, ...) do not need it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class IdempotentAttribute : Attribute;
