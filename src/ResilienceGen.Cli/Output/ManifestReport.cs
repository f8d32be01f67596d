using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResilienceGen.Cli.Manifests;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Output;

/// <summary>The manifest for scripts and reviews: the same text on every machine. The shape is a contract: fields are added, never renamed.</summary>
internal static class ManifestReport
{
    private const int SchemaVersion = 1;

    public static string Json(Manifest manifest) => Text(new JsonObject
    {
        ["schemaVersion"] = SchemaVersion,
        ["interfaces"] = Array(manifest.Interfaces.Select(InterfaceOf)),
    });

    /// <summary>JSON with the line ends of every machine's checkout.</summary>
    public static string Text(JsonObject value) => JsonText.Of(value).ReplaceLineEndings("\n") + "\n";

    /// <summary>A value of a policy as JSON: enumerations by name, lists of errors by the names of their types.</summary>
    public static JsonNode ValueOf(object value) => value switch
    {
        ErrorList errors => Array(errors.Names.Select(name => (JsonNode)name)),
        IEnumerable<int> numbers => Array(numbers.Select(number => (JsonNode)number)),
        Enum => $"{value}",
        bool flag => flag,
        int number => number,
        double number => number,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static JsonObject InterfaceOf(ManifestInterface item) => new()
    {
        ["endpoint"] = item.Endpoint,
        ["interface"] = item.Name,
        ["project"] = item.Project,
        ["operations"] = Array(item.Operations.Select(OperationOf)),
        ["passThrough"] = Array(item.PassThrough.Select(method => new JsonObject { ["method"] = method.Method, ["reason"] = method.Reason })),
    };

    private static JsonObject OperationOf(ManifestOperation operation)
    {
        var node = new JsonObject
        {
            ["operation"] = operation.Name,
            ["idempotent"] = new JsonObject { ["value"] = operation.IsIdempotent, ["reason"] = operation.IdempotencyReason },
            ["policies"] = PoliciesOf(operation.Policies),
        };
        if (operation.IsStream) node["limitsEndWith"] = "firstItem";
        if (operation.Fallback is { } fallback) node["fallback"] = new JsonObject { ["kind"] = fallback.Kind, ["answer"] = fallback.Answer };
        if (operation.FailedResults is { } predicate) node["failedResults"] = predicate;
        if (operation.AllowsNestedRetry) node["retriesInsideRetries"] = true;
        if (!operation.Members.IsEmpty) node["chain"] = Array(operation.Members.Select(MemberOf));
        if (!operation.Routes.IsEmpty) node["routes"] = Array(operation.Routes.Select(route => new JsonObject { ["failure"] = route.Failure, ["member"] = route.Member }));
        node["worstCase"] = WorstOf(operation.Worst);
        return node;
    }

    private static JsonObject MemberOf(ManifestMember member)
    {
        var node = new JsonObject { ["member"] = member.Name };
        if (member.Policies is { } policies) node["policies"] = PoliciesOf(policies);
        node["worstCase"] = WorstOf(member.Worst);
        return node;
    }

    private static JsonObject PoliciesOf(IEnumerable<ManifestPolicy> policies) =>
        new(policies.OrderBy(policy => policy.Name, StringComparer.Ordinal).Select(policy => KeyValuePair.Create(Camel(policy.Name), (JsonNode?)PolicyOf(policy))));

    private static JsonObject PolicyOf(ManifestPolicy policy) => new(policy.Values
        .OrderBy(value => value.Property, StringComparer.Ordinal)
        .Select(value => KeyValuePair.Create(Camel(value.Property), (JsonNode?)Sourced(ValueOf(value.Value), value.Source)))
        .Prepend(KeyValuePair.Create("enabled", (JsonNode?)Sourced(policy.IsOn, policy.Source))));

    private static JsonObject Sourced(JsonNode value, string source) => new() { ["value"] = value, ["source"] = source };

    private static JsonObject WorstOf(WorstCase worst) => new()
    {
        ["attempts"] = worst.Attempts,
        ["timeMs"] = worst.TimeMs,
        ["timeWithRetryAfterMs"] = worst.TimeWithRetryAfterMs,
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
