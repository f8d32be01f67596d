using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Where in configuration an override belongs. The full names of a scenario's interfaces are their endpoints.</summary>
internal static class Places
{
    public static string Of(Override entry, string scenario) => entry.Scope switch
    {
        OverrideScope.Global => "Resilience",
        OverrideScope.Type => $"Resilience:{Names.Space(scenario)}.{entry.Type}",
        _ => Of(entry.Type!, entry.Method!, scenario),
    };

    public static string Of(string type, string method, string scenario) => $"Resilience:{Names.Space(scenario)}.{type}:{method}";
}
