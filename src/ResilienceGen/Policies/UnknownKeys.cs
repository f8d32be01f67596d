using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>Finds keys in the configuration that no policy reads: a typing error there would otherwise change nothing and say nothing.</summary>
internal static class UnknownKeys
{
    /// <summary>The policies by their names in configuration.</summary>
    public static readonly Dictionary<string, IPolicyTable> Policies = PolicyTables.All.ToDictionary(static policy => policy.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> In(IConfigurationSection root) => In(root, depth: 0);

    // Depth 0 names endpoints, depth 1 operations, depth 2 neither.
    private static IEnumerable<string> In(IConfigurationSection level, int depth)
    {
        foreach (var child in level.GetChildren())
        {
            if (Policies.TryGetValue(child.Key, out var policy))
            {
                var known = depth == 2 ? policy.PropertiesOfOperation : policy.Properties;
                foreach (var property in child.GetChildren().Where(property => !known.Contains(property.Key, StringComparer.OrdinalIgnoreCase))) yield return property.Path;
            }
            else if (!child.GetChildren().Any() || depth == 2)
            {
                if (!child.Key.Equals(PolicyConfiguration.OnlyFallback, StringComparison.OrdinalIgnoreCase)) yield return child.Path;
            }
            else
            {
                foreach (var unknown in In(child, depth + 1)) yield return unknown;
            }
        }
    }
}
