using ResilienceGen.Conformance.Cases;
using ResilienceGen.Conformance.Compiling;
using ResilienceGen.Conformance.RandomScenarios;
using ResilienceGen.Conformance.Schema;
using Xunit.Abstractions;

namespace ResilienceGen.Conformance;

/// <summary>
/// What wrappers do is what a second telling of the rules foretells, in scenarios that nobody wrote. <c>dotnet test</c> runs a fixed share of them;
/// <c>RESILIENCEGEN_MODEL=1000-2000</c> runs the seeds from 1000 to 1999 (see build/soak.sh). A failing scenario is printed as a file that
/// <c>RESILIENCEGEN_SCENARIOS</c> can name.
/// </summary>
public sealed class RandomScenarioTests(ITestOutputHelper output)
{
    /// <summary>The seeds that <c>dotnet test</c> runs: from 0 to before this.</summary>
    internal const int Share = 300;

    private const int CompiledTogether = 500;

    [Fact]
    public async Task Wrappers_do_what_the_model_foretells()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_MODEL") ?? $"0-{Share}").Split('-').Select(int.Parse).ToArray();
        var scenarios = await RandomScenario.OfAsync(bounds[0], bounds[1]);
        var failures = new List<string>();
        foreach (var batch in scenarios.Chunk(CompiledTogether)) failures.AddRange(await FailuresAsync(batch));

        output.WriteLine($"{scenarios.Length} scenarios of {bounds[1] - bounds[0]} seeds, the others are undecided; {failures.Count} failed");
        Assert.True(failures.Count == 0, $"{failures.Count} scenarios failed\n{string.Join("\n\n", failures.Take(5))}");
    }

    [Fact]
    public async Task A_number_changed_is_told()
    {
        var changed = (await RandomScenario.OfAsync(0, 30)).Select(OneMore).ToArray();
        Assert.Equal(changed.Length, (await FailuresAsync(changed)).Count);
    }

    [Fact]
    public async Task A_printed_scenario_can_be_read_again()
    {
        var scenario = (await RandomScenario.OfAsync(0, 5))[0];
        var text = ScenarioFile.Write(scenario);
        Assert.Equal(text, ScenarioFile.Write(ScenarioFile.Parse(text).Scenarios[0]));
    }

    // An attempt, a retry or a millisecond.
    private static Scenario OneMore(Scenario scenario, int number) => (number % 3) switch
    {
        0 => scenario with { Expect = scenario.Expect! with { Attempts = OneMore(scenario.Expect.Attempts!, scenario.Script!.Keys.First()) } },
        1 => scenario with { Expect = scenario.Expect! with { Metrics = OneMore(scenario.Expect.Metrics!, "retries") } },
        _ => scenario with { Steps = [.. scenario.Steps!.Select(static step => step is CallStep call ? call with { Expect = Later(call.Expect) } : step)] },
    };

    private static Dictionary<string, int> OneMore(Dictionary<string, int> counts, string key) => new(counts) { [key] = counts.GetValueOrDefault(key) + 1 };

    private static CallExpectation Later(CallExpectation expected) =>
        expected with { ElapsedMs = new Interval(expected.ElapsedMs!.Least + 1, expected.ElapsedMs.Most + 1) };

    private static async Task<IReadOnlyList<string>> FailuresAsync(Scenario[] scenarios)
    {
        using var assembly = await ScenarioAssembly.BuildAsync(scenarios);
        var failures = new List<string>();
        foreach (var scenario in scenarios)
        {
            if (await ScenarioRun.RunAsync(scenario, assembly) is { Count: > 0 } differences)
                failures.Add($"{scenario.Title}\n{string.Join('\n', differences)}\n{ScenarioFile.Write(scenario)}");
        }

        return failures;
    }
}
