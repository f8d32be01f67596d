using System.Text.Json.Nodes;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>
/// A JSON schema (draft 7, what editors use for settings files) for the configuration section: the endpoints and operations of a code base by name, and
/// under each the policies. What no policy reads is refused; other endpoints and sections are none of its business.
/// </summary>
internal static class ConfigurationSchema
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    public static JsonObject Of(Manifest manifest) => new()
    {
        ["$schema"] = Dialect,
        ["title"] = "Settings with a section for resilience policies",
        ["type"] = "object",
        ["properties"] = new JsonObject { [PolicyConfiguration.Root] = Section(manifest) },
        ["definitions"] = new JsonObject(PolicyKind.All
            .OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => KeyValuePair.Create(kind.Name, (JsonNode?)PolicySchema.Of(kind)))),
    };

    private static JsonObject Section(Manifest manifest) => Level(
        "Policies of all endpoints; what a more particular level says comes first.",
        manifest.Interfaces.GroupBy(item => item.Endpoint, StringComparer.Ordinal).Select(endpoint => (endpoint.Key, (JsonNode)Endpoint(endpoint))),
        new JsonObject { ["type"] = "object" });

    private static JsonObject Endpoint(IGrouping<string, ManifestInterface> endpoint) => Level(
        $"Policies of the endpoint of {string.Join(" and ", endpoint.Select(item => item.Name).Distinct())}.",
        endpoint.SelectMany(item => item.Operations).Select(operation => operation.Name).Distinct().Order(StringComparer.Ordinal)
            .Select(operation => (operation, (JsonNode)Operation(operation))),
        false);

    private static JsonObject Operation(string name) => Level(
        $"Policies of {name}.",
        PolicyKind.All.Select(kind => (kind.Name, Schema: PolicySchema.OfOperation(kind))).Where(own => own.Schema is not null).Select(own => (own.Name, (JsonNode)own.Schema!)),
        false);

    private static JsonObject Level(string description, IEnumerable<(string Name, JsonNode Schema)> below, JsonNode others)
    {
        var properties = new JsonObject
        {
            [PolicyConfiguration.OnlyFallback] = new JsonObject
            {
                ["type"] = "boolean",
                ["default"] = false,
                ["description"] = "Switches off everything but fallbacks where no Enabled says otherwise.",
            },
        };
        foreach (var kind in PolicyKind.All) properties[kind.Name] = new JsonObject { ["$ref"] = $"#/definitions/{kind.Name}" };
        foreach (var (name, schema) in below) properties[name] = schema;
        return new() { ["type"] = "object", ["description"] = description, ["properties"] = properties, ["additionalProperties"] = others };
    }
}
