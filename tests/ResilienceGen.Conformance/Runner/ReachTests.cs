using System.Text.Json;
using ResilienceGen.Conformance.Model;
using ResilienceGen.Conformance.RandomScenarios;
using ResilienceGen.Conformance.Schema;
using Xunit.Abstractions;

namespace ResilienceGen.Conformance.Runner;

/// <summary>Random scenarios come to what they are for: chance that meets no rule would agree with everything.</summary>
public sealed class ReachTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<Scenario, bool>> Reached = new()
    {
        ["retry"] = static scenario => Count(scenario, "retries") > 0,
        ["timeout"] = static scenario => Count(scenario, "timeouts") > 0,
        ["fallback or next endpoint"] = static scenario => Count(scenario, "fallbacks") > 0,
        ["rejection"] = static scenario => Count(scenario, "breakerRejected") > 0,
        ["breaker that opens"] = static scenario => Count(scenario, "breakerOpened") > 0,
        ["probe"] = static scenario => Count(scenario, "breakerHalfOpened") > 0,
        ["probe that closes"] = static scenario => Count(scenario, "breakerClosed") > 0,
        ["hand on a breaker"] = static scenario => scenario.Steps!.Any(static step => step is IsolateStep or CloseBreakerStep),
        ["result"] = static scenario => Calls(scenario).Any(static call => call.Result is not null),
        ["timeout told"] = static scenario => Fails(scenario, ErrorKinds.Timeout),
        ["open breaker told"] = static scenario => Fails(scenario, ErrorKinds.Open),
        ["cancellation told"] = static scenario => Fails(scenario, ErrorKinds.Cancelled),
        ["chain exhausted"] = static scenario => Fails(scenario, ErrorKinds.Exhausted),
        ["chain"] = static scenario => ChainOf(scenario) is not null,
        ["route"] = static scenario => ChainOf(scenario)?.Routes is not null,
        ["endpoint with policies of its own"] = static scenario => ChainOf(scenario)?.EndpointPolicies is not null,
        ["total timeout"] = static scenario => Methods(scenario).Any(static method => method.Policy?.TotalTimeout is not null),
        ["calls side by side"] = static scenario => scenario.Steps!.OfType<StartStep>().Any(),
        ["cancelled call"] = static scenario => scenario.Steps!.Any(static step => step is CancelStep or CallStep { CancelAtMs: not null }),
        ["number overridden"] = static scenario => Overrides(scenario, static record => record.Value.ValueKind == JsonValueKind.Number),
        ["list overridden"] = static scenario => Overrides(scenario, static record => record.Value.ValueKind == JsonValueKind.Array),
        ["policy switched"] = static scenario => Overrides(scenario, static record => record.Property == "enabled"),
        ["policy of the interface"] = static scenario => scenario.Declared.Interfaces.Any(static type => type.Policy is not null),
        ["base"] = static scenario => scenario.Declared.Interfaces.Length > 1,
        ["member declared again"] = static scenario => Methods(scenario).Any(static method => method.Redeclares),
        ["several instances"] = static scenario => scenario.Instances is not null,
        ["value task"] = static scenario => Methods(scenario).Any(static method => method.Returns.StartsWith("Value", StringComparison.Ordinal)),
    };

    [Fact]
    public async Task The_default_share_reaches_every_rule()
    {
        var scenarios = await RandomScenario.OfAsync(0, RandomScenarioTests.Share);
        var reached = Reached.ToDictionary(static pair => pair.Key, pair => scenarios.Count(pair.Value));
        foreach (var (name, count) in reached) output.WriteLine($"{count,4} {name}");
        Assert.True(scenarios.Length > 200, $"Only {scenarios.Length} scenarios are decided.");
        Assert.DoesNotContain(reached, static pair => pair.Value < 10);
    }

    private static int Count(Scenario scenario, string metric) => scenario.Expect!.Metrics![metric];

    private static bool Fails(Scenario scenario, string error) => Calls(scenario).Any(call => call.Error == error);

    private static bool Overrides(Scenario scenario, Func<Override, bool> condition) => scenario.Overrides?.Any(condition) == true;

    private static IEnumerable<CallExpectation> Calls(Scenario scenario) => scenario.Steps!.OfType<CallStep>().Select(static step => step.Expect);

    private static IEnumerable<ServiceMethod> Methods(Scenario scenario) => scenario.Declared.Interfaces.SelectMany(static type => type.Methods);

    private static ChainValues? ChainOf(Scenario scenario) => Methods(scenario).Select(static method => method.Policy?.Chain).OfType<ChainValues>().FirstOrDefault();
}
