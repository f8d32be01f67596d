namespace ResilienceGen;

/// <summary>
/// Marks a parameter (<see cref="string"/>, <see cref="Guid"/> or its nullable form) as the key by which the endpoint recognises a repeated request. The
/// method may then be sent again after any failure. Where the caller passes null or an empty value, one key is made per call, the same for all attempts.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class IdempotencyKeyAttribute : Attribute;
