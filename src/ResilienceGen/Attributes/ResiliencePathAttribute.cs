namespace ResilienceGen;

/// <summary>Marks a method of existing code as a resilient path: calls that go through it count as guarded, and the code fixes may route calls through it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ResiliencePathAttribute : Attribute;
