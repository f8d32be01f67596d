using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>The values of one policy in configuration. The nearest level that has a value decides: operation, endpoint, everything.</summary>
/// <param name="levels">Where to look, the nearest first.</param>
/// <param name="policy">What to look for.</param>
internal sealed class ConfiguredPolicy(IReadOnlyList<IConfiguration> levels, IPolicyTable policy)
{
    public const string EnabledKey = "Enabled";

    public bool IsEmpty { get; } = !levels.Any(level => level.GetSection(policy.Name).GetChildren().Any());

    /// <summary>The full key that decides about the property; null where configuration says nothing.</summary>
    public string? KeyOf(string property) => Find(property)?.Path;

    /// <summary>What configuration says about the property; null where it says nothing.</summary>
    public ConfiguredValue? Find(string property)
    {
        // What belongs to the endpoint is no operation's to change.
        foreach (var level in levels.Skip(policy.IsOfEndpoint && property != EnabledKey ? 1 : 0))
        {
            var section = level.GetSection(policy.Name).GetSection(property);
            if (section.Value is not null || section.GetChildren().Any()) return new(section);
        }

        return null;
    }

    /// <summary>What is wrong with the policy that came of these values.</summary>
    public InvalidResilienceConfigurationException Invalid(string error)
    {
        // The sentence starts with the name of the property.
        var property = error[..error.IndexOf(' ', StringComparison.Ordinal)];
        return new(KeyOf(property) ?? $"{policy.Name}:{property}", error);
    }
}
