using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>Whether a policy is on: what its own switch says at the nearest level, then the master switch, then the attribute.</summary>
internal sealed class PolicySwitches(IConfiguration[] levels)
{
    private readonly bool _onlyFallback = PolicyConfiguration.FindOnlyFallback(levels) is { } section && new ConfiguredValue(section).Bool(declared: false);

    public bool IsOn(IPolicyTable policy, bool declared)
    {
        var otherwise = declared && (policy.IsFallback || !_onlyFallback);
        return new ConfiguredPolicy(levels, policy).Find(ConfiguredPolicy.EnabledKey)?.Bool(otherwise) ?? otherwise;
    }
}
