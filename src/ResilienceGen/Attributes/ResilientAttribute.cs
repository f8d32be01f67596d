namespace ResilienceGen;

/// <summary>
/// Asks for a generated wrapper of this interface (on an assembly: sets the defaults of all its resilient interfaces).
/// Every method then runs on the resilient path: total timeout, retry, circuit breaker, attempt timeout, call.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class ResilientAttribute : Attribute
{
    /// <summary>Which policies apply where none is declared. Default: <see cref="ResilienceDefaults.Standard"/>.</summary>
    public ResilienceDefaults Defaults { get; set; } = ResilienceDefaults.Standard;
}
