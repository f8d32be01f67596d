using ResilienceGen.Conformance.Cases;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance;

/// <summary>Every scenario of the file, against wrappers that are generated for it.</summary>
public sealed class ScenarioTests(ConformanceRun run) : IClassFixture<ConformanceRun>
{
    [Fact]
    public void The_file_yields_cases() => Assert.NotEmpty(ScenarioFile.Current.Runnable);

    [ScenarioCases]
    public async Task Conforms(string id)
    {
        var failures = await run.RunAsync(id);
        Assert.True(failures.Count == 0, $"{id} {ScenarioFile.Current.Runnable.Single(scenario => scenario.Id == id).Title}\n{string.Join('\n', failures)}");
    }
}
