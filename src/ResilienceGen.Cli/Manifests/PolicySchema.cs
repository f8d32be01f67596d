using System.Text.Json.Nodes;
using ResilienceGen.Cli.Output;
using ResilienceGen.Policies;
using PolicyRange = ResilienceGen.Analyzers.Usage.PolicyRange;

namespace ResilienceGen.Cli.Manifests;

/// <summary>The schema of one policy: types, defaults and descriptions are those of the runtime's record, ranges those of rule RSG4001.</summary>
internal static class PolicySchema
{
    public static JsonObject Of(PolicyKind kind) => Of(kind, UnknownKeys.Policies[kind.Name].Properties);

    /// <summary>What there is to say about it for a single operation; null where that is all.</summary>
    public static JsonObject? OfOperation(PolicyKind kind) =>
        UnknownKeys.Policies[kind.Name] is { IsOfEndpoint: true } policy ? Of(kind, policy.PropertiesOfOperation) : null;

    private static JsonObject Of(PolicyKind kind, IEnumerable<string> properties)
    {
        var defaults = Activator.CreateInstance(kind.Record)!;
        return new()
        {
            ["type"] = "object",
            ["description"] = RecordDocumentation.Of(kind.Record),
            ["properties"] = new JsonObject(properties
                .Order(StringComparer.Ordinal)
                .Select(property => KeyValuePair.Create(property, (JsonNode?)Property(kind, property, kind.Value(defaults, property)!)))),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Property(PolicyKind kind, string property, object value)
    {
        var schema = Values(kind, property, value);
        schema["default"] = ManifestReport.ValueOf(value);
        schema["description"] = RecordDocumentation.Of(kind.Record, property);
        return schema;
    }

    private static JsonObject Values(PolicyKind kind, string property, object value) => value switch
    {
        bool => Typed("boolean"),
        Enum => new() { ["enum"] = ManifestReport.Array(Enum.GetNames(value.GetType()).Select(name => (JsonNode)name)) },
        ErrorList => new() { ["type"] = "array", ["items"] = Typed("string") },
        int => Ranged(kind, property, "integer", 0),
        double => Ranged(kind, property, "number", 0.0),
        _ => throw new InvalidOperationException($"{kind.Name}.{property} has a type that the schema does not know."),
    };

    private static JsonObject Ranged(PolicyKind kind, string property, string type, object zero)
    {
        var interval = PolicyRange.All.First(range => range.Attribute == kind.Attribute && range.Property == property).Interval;
        var schema = Typed(type);
        if (double.IsFinite(interval.Min)) schema[interval.AboveMin ? "exclusiveMinimum" : "minimum"] = interval.Min;
        if (double.IsFinite(interval.Max)) schema[interval.BelowMax ? "exclusiveMaximum" : "maximum"] = interval.Max;
        return interval.Min <= 0 || !Takes(kind, property, zero) ? schema : new() { ["anyOf"] = ManifestReport.Array([new JsonObject { ["const"] = 0 }, schema]) };
    }

    // Only configuration can say that there is no limit: whether 0 means that, the runtime's own check tells.
    private static bool Takes(PolicyKind kind, string property, object value)
    {
        var policy = Activator.CreateInstance(kind.Record)!;
        kind.Record.GetProperty(property)!.SetValue(policy, value);
        return PolicyKind.Check(policy) is null;
    }

    private static JsonObject Typed(string type) => new() { ["type"] = type };
}
