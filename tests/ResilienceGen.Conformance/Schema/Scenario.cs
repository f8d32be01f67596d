using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>One rule of behaviour: a service, what its implementation does, what is called and what must come of it.</summary>
internal sealed record Scenario(
    string Id,
    string Group,
    string Title,
    ScenarioKind Kind,
    Mapping Maps,
    Source[] Source,
    string? Note = null,
    string[]? Rules = null,
    string? PlainPolly = null,
    string? SourceExpect = null,
    string? Decision = null,
    string[]? Requires = null,
    Service? Service = null,
    Override[]? Overrides = null,
    Dictionary<string, string>? Instances = null,
    Dictionary<string, Script>? Script = null,
    Step[]? Steps = null,
    Totals? Expect = null)
{
    /// <summary>What has no counterpart here is kept as a record of a conscious omission and is no case.</summary>
    [JsonIgnore]
    public bool IsRunnable => Maps != Mapping.None;

    [JsonIgnore]
    public Service Declared => Service ?? throw new ScenarioFileException($"{Id} has no service.");
}

internal enum ScenarioKind
{
    [JsonStringEnumMemberName("behaviour")]
    Behaviour,

    [JsonStringEnumMemberName("definition")]
    Definition,
}

/// <summary>How the expectation relates to that of its source.</summary>
internal enum Mapping
{
    [JsonStringEnumMemberName("exact")]
    Exact,

    [JsonStringEnumMemberName("adapted")]
    Adapted,

    [JsonStringEnumMemberName("n/a")]
    None,
}

internal sealed record Source(string Repo, string Path, string Test);

/// <summary>A configuration record, applied before the wrapper is created.</summary>
internal sealed record Override(OverrideScope Scope, string Policy, string Property, JsonElement Value, string? Type = null, string? Method = null);

internal enum OverrideScope
{
    [JsonStringEnumMemberName("global")]
    Global,

    [JsonStringEnumMemberName("type")]
    Type,

    [JsonStringEnumMemberName("method")]
    Method,
}
