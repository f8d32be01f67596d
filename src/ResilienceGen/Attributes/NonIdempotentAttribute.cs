namespace ResilienceGen;

/// <summary>Says that the call must not be sent twice although its name or HTTP verb reads as if it could: it is retried only when it was provably not sent.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class NonIdempotentAttribute : Attribute;
