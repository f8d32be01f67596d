namespace ResilienceGen;

/// <summary>Names the remote service behind the interface. The name identifies circuit breakers, the configuration section and the telemetry tag.</summary>
/// <param name="name">Stable name; the default is the full name of the interface.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class EndpointAttribute(string name) : Attribute
{
    /// <summary>The stable name of the endpoint.</summary>
    public string Name { get; } = name;
}
