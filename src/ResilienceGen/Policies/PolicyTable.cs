using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>What configuration can change about one kind of policy, by the names of its properties.</summary>
/// <param name="name">The name of the policy in configuration.</param>
/// <param name="isEnabled">Whether the policy is on as it is declared.</param>
/// <param name="findError">The first value that is out of range, as a sentence that starts with the property; null if all are fine.</param>
/// <param name="properties">Makes the properties, in the order in which they are read: most processes configure few policies or none.</param>
internal sealed class PolicyTable<TPolicy>(string name, Func<TPolicy, bool> isEnabled, Func<TPolicy, string?> findError, Func<PolicyProperty<TPolicy>[]> properties)
    : IPolicyTable
    where TPolicy : class
{
    private PolicyProperty<TPolicy>[]? _properties;

    public string Name => name;

    public IEnumerable<string> Properties => Rows.Select(static property => property.Name).Prepend(ConfiguredPolicy.EnabledKey);

    /// <summary>Whether the master switch leaves such policies alone.</summary>
    public bool IsFallback { get; init; }

    /// <inheritdoc/>
    public bool IsOfEndpoint { get; init; }

    private PolicyProperty<TPolicy>[] Rows => _properties ??= properties();

    /// <summary>The policy as it is configured; null where it is off or not declared.</summary>
    public TPolicy? Apply(TPolicy? declared, IConfiguration[] levels, PolicySwitches switches) =>
        declared is not null && switches.IsOn(this, isEnabled(declared)) ? Change(declared, levels) : null;

    /// <summary>The policy with the values that configuration gives it, switched on or not.</summary>
    /// <exception cref="InvalidResilienceConfigurationException">A value cannot be read or is out of range.</exception>
    public TPolicy Change(TPolicy declared, IConfiguration[] levels)
    {
        var values = new ConfiguredPolicy(levels, this);
        if (values.IsEmpty) return declared;
        var effective = declared;
        foreach (var property in Rows)
        {
            if (values.Find(property.Name) is { } value) effective = property.Change(effective, value);
        }

        return findError(effective) is { } error ? throw values.Invalid(error) : effective;
    }
}

/// <summary>A property that configuration can change, and how.</summary>
internal sealed record PolicyProperty<TPolicy>(string Name, Func<TPolicy, ConfiguredValue, TPolicy> Change);

/// <summary>The names in a table.</summary>
internal interface IPolicyTable
{
    /// <summary>The name of the policy in configuration.</summary>
    string Name { get; }

    /// <summary>The properties that configuration can change.</summary>
    IEnumerable<string> Properties { get; }

    /// <summary>Whether the master switch leaves such policies alone.</summary>
    bool IsFallback { get; }

    /// <summary>Whether all operations of an endpoint share the values: then a single operation can only be taken out.</summary>
    bool IsOfEndpoint { get; }

    /// <summary>The properties that configuration can change for a single operation.</summary>
    IEnumerable<string> PropertiesOfOperation => IsOfEndpoint ? [ConfiguredPolicy.EnabledKey] : Properties;
}
