using ResilienceGen.Conformance.Compiling;
using ResilienceGen.Conformance.Running;

namespace ResilienceGen.Conformance.Runner;

/// <summary>Scenarios are compiled together, and yet each answers for itself.</summary>
public sealed class CompilationTests
{
    private const string Call = """{"do":"call","method":"ServiceA","expect":{"result":"v"}}""";
    private const string Succeeds = """{"then":{"ok":"v"}}""";

    [Fact]
    public async Task A_scenario_that_does_not_compile_is_named_and_the_others_run()
    {
        var good = Written.Behaviour("{}", Succeeds, Call, "{}");
        var bad = Written.Behaviour("""{"timeout":{"ms":1}}""", Succeeds, Call, "{}", id: "RT-002");
        using var assembly = await ScenarioAssembly.BuildAsync([good, bad]);
        Assert.Contains("RSG4001", assembly.ProblemOf(bad.Id));
        Assert.Null(assembly.ProblemOf(good.Id));
        Assert.Empty(await StepRunner.RunAsync(good, assembly.Loaded!));
    }

    [Fact]
    public async Task A_scenario_with_an_unknown_error_is_named()
    {
        var bad = Written.Behaviour("""{"retry":{"maxRetries":1,"delayMs":0,"retryOn":["Unheard"]}}""", Succeeds, Call, "{}");
        using var assembly = await ScenarioAssembly.BuildAsync([bad]);
        Assert.Contains("Unheard", assembly.ProblemOf(bad.Id));
    }

    [Theory]
    [InlineData("""{"timeout":{"ms":1}}""", """{"rule":"timeout.range","severity":"error","at":"IService.ServiceA"}""", null)]
    [InlineData("""{"timeout":{"ms":1}}""", "", "RSG4001 (error) at IService.ServiceA reported, but not expected")]
    [InlineData("""{"timeout":{"ms":10}}""", """{"rule":"timeout.range","severity":"error","at":"IService.ServiceA"}""", "RSG4001 (error) at IService.ServiceA expected, but not reported")]
    public async Task Findings_are_compared_both_ways(string policy, string expected, string? told)
    {
        var failures = await DefinitionCheck.RunAsync(Written.Definition(policy, expected));
        if (told is null) Assert.Empty(failures);
        else Assert.Equal(told, Assert.Single(failures));
    }

    [Fact]
    public async Task The_place_of_a_finding_counts() =>
        Assert.Equal(2, (await DefinitionCheck.RunAsync(Written.Definition(
            """{"timeout":{"ms":1}}""", """{"rule":"timeout.range","severity":"error","at":"IService.ServiceB"}"""))).Count);
}
