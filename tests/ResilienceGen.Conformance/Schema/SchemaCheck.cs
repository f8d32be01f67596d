using System.Text.RegularExpressions;

namespace ResilienceGen.Conformance.Schema;

/// <summary>What the schema demands beyond names and types.</summary>
internal static partial class SchemaCheck
{
    public static readonly string[] Groups =
    [
        "retry", "circuit-breaker", "timeout", "fallback", "combination", "config-override",
        "inheritance", "invalid-definition", "async", "cancellation", "llm-chain",
    ];

    private static readonly string[] Metrics =
        ["retries", "timeouts", "fallbacks", "breakerOpened", "breakerClosed", "breakerHalfOpened", "breakerRejected"];

    private static readonly string[] Policies = ["retry", "circuitBreaker", "timeout", "totalTimeout", "fallback", "chain", "nonFallback"];

    public static void Verify(ScenarioFile file)
    {
        var problems = file.Scenarios.SelectMany(Problems).ToList();
        if (file.SchemaVersion != 1) problems.Add($"schemaVersion is {file.SchemaVersion}, not 1");
        problems.AddRange(file.Scenarios.GroupBy(scenario => scenario.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key} occurs twice"));
        if (problems.Count > 0) throw new ScenarioFileException(string.Join("\n", problems));
    }

    private static IEnumerable<string> Problems(Scenario scenario)
    {
        foreach (var problem in Declarations(scenario).Concat(scenario.IsRunnable ? Contents(scenario) : []))
            yield return $"{scenario.Id}: {problem}";
    }

    private static IEnumerable<string> Declarations(Scenario scenario)
    {
        if (!Id().IsMatch(scenario.Id)) yield return "the id has the wrong form";
        if (!Groups.Contains(scenario.Group)) yield return $"unknown group {scenario.Group}";
        if (scenario.Source.Length == 0) yield return "no source";
        foreach (var policy in (scenario.Overrides ?? []).Select(entry => entry.Policy).Except(Policies)) yield return $"override of unknown policy {policy}";
        foreach (var metric in (scenario.Expect?.Metrics ?? []).Keys.Except(Metrics)) yield return $"unknown metric {metric}";
    }

    private static IEnumerable<string> Contents(Scenario scenario)
    {
        if (scenario.Service is null) yield return "no service";
        if (scenario.Expect is null) yield return "nothing is expected";
        if (scenario.Kind == ScenarioKind.Definition && scenario.Expect?.Diagnostics is null) yield return "a definition without expected diagnostics";
        if (scenario.Kind == ScenarioKind.Behaviour && scenario.Steps is not { Length: > 0 }) yield return "a behaviour without steps";
        if (Outcomes(scenario).Any(outcome => !outcome.IsValid)) yield return "an outcome is not exactly one of ok, throw, okArgs, okError";
        if (Expectations(scenario).Any(expected => !expected.IsValid)) yield return "a call expects not exactly one of result, error";
    }

    private static IEnumerable<Outcome> Outcomes(Scenario scenario) =>
        (scenario.Script ?? []).Values.SelectMany(script => (script.Seq ?? []).Append(script.Then).OfType<Outcome>());

    private static IEnumerable<CallExpectation> Expectations(Scenario scenario) =>
        (scenario.Steps ?? []).Select(step => (step as CallStep)?.Expect ?? (step as AwaitStep)?.Expect).OfType<CallExpectation>();

    [GeneratedRegex("^(RT|CB|TO|FB|CO|CF|IN|ID|AS|CA|LC)-[0-9]{3}$")]
    private static partial Regex Id();
}
