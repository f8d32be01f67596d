using System.Text.Json.Nodes;

namespace ResilienceGen.Cli.Tests.Support;

/// <summary>As much of JSON schema as the tool writes; a keyword it does not know fails the test that meets it.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "default", "definitions"];

    public bool Accepts(string json) => Accepts(root, JsonNode.Parse(json));

    public bool Accepts(JsonObject schema, JsonNode? value) => schema.All(keyword => keyword.Key switch
    {
        "$ref" => Accepts((JsonObject)root["definitions"]![$"{keyword.Value}".Split('/')[^1]]!, value),
        "type" => IsOf($"{keyword.Value}", value),
        "properties" => value is not JsonObject item || item.All(child => schema["properties"]![child.Key] is not JsonObject known || Accepts(known, child.Value)),
        "additionalProperties" => value is not JsonObject item || item.All(child => schema["properties"]?[child.Key] is not null || IsFine(keyword.Value!, child.Value)),
        "items" => value is not JsonArray items || items.All(child => Accepts((JsonObject)keyword.Value!, child)),
        "enum" => ((JsonArray)keyword.Value!).Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "const" => JsonNode.DeepEquals(keyword.Value, value) || Number(keyword.Value) == Number(value),
        "anyOf" => ((JsonArray)keyword.Value!).Any(choice => Accepts((JsonObject)choice!, value)),
        "minimum" => Number(value) >= Number(keyword.Value),
        "maximum" => Number(value) <= Number(keyword.Value),
        "exclusiveMinimum" => Number(value) > Number(keyword.Value),
        "exclusiveMaximum" => Number(value) < Number(keyword.Value),
        var other => Annotations.Contains(other) ? true : throw new InvalidOperationException($"Unknown keyword {other}."),
    });

    private bool IsFine(JsonNode others, JsonNode? value) => others is JsonObject schema ? Accepts(schema, value) : others.GetValue<bool>();

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => Number(value) % 1 == 0,
        "number" => Number(value) is not null,
        _ => throw new InvalidOperationException($"Unknown type {type}."),
    };

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
