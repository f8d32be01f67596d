using Microsoft.Extensions.Configuration;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Finds names in the configuration that no interface has: a typing error there would otherwise change nothing and say nothing.</summary>
internal static class ConfiguredNames
{
    public static IEnumerable<Notice> Unknown(JsonConfiguration configuration, IReadOnlyCollection<ManifestInterface> interfaces)
    {
        foreach (var endpoint in Named(configuration.GetSection(PolicyConfiguration.Root)))
        {
            var homes = interfaces.Where(home => Same(home.Endpoint, endpoint.Key)).ToArray();
            if (homes.Length == 0)
            {
                yield return Of(endpoint, "no interface has the endpoint", interfaces.Select(home => home.Endpoint));
                continue;
            }

            var operations = homes.SelectMany(home => home.Operations).Select(operation => operation.Name).ToArray();
            foreach (var operation in Named(endpoint).Where(operation => !operations.Any(known => Same(known, operation.Key))))
                yield return Of(operation, $"the endpoint '{endpoint.Key}' has no operation", operations);
        }

        Notice Of(IConfigurationSection found, string what, IEnumerable<string> known) => new(
            NoticeLevel.Warning,
            configuration.FileOf(found.Path) ?? "configuration",
            $"{what} '{found.Key}', so '{found.Path}' changes nothing.",
            known.Distinct().Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } names ? $"There are {string.Join(", ", names)}." : "Remove it.");
    }

    // What is neither a policy nor a value names something further in.
    private static IEnumerable<IConfigurationSection> Named(IConfigurationSection level) =>
        level.GetChildren().Where(child => !UnknownKeys.Policies.ContainsKey(child.Key) && child.GetChildren().Any());

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
