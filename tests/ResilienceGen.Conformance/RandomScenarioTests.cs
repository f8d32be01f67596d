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
    private const string Share = "0-300";
    private const int CompiledTogether = 500;

    [Fact]
    public async Task Wrappers_do_what_the_model_foretells()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_MODEL") ?? Share).Split('-').Select(int.Parse).ToArray();
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

    // One attempt, one retry or one millisecond.
    private static Scenario OneMore(Scenario scenario, int number)
    {
        var expected = scenario.Expect!;
        var key = expected.Attempts!.Keys.FirstOrDefault(scenario.Script!.Keys.First());
        if (number % 3 == 0) return scenario with { Expect = expected with { Attempts = new(expected.Attempts) { [key] = expected.Attempts.GetValueOrDefault(key) + 1 } } };
        if (number % 3 == 1) return scenario with { Expect = expected with { Metrics = new(expected.Metrics!) { ["retries"] = expected.Metrics!["retries"] + 1 } } };
        var last = scenario.Steps!.OfType<CallStep>().Last();
        var late = new Interval(last.Expect.ElapsedMs!.Least + 1, last.Expect.ElapsedMs.Most + 1);
        return scenario with { Steps = [.. scenario.Steps!.Select(step => step == last ? last with { Expect = last.Expect with { ElapsedMs = late } } : step)] };
    }

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
