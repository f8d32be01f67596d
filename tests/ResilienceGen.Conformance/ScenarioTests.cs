using ResilienceGen.Conformance.Cases;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance;

/// <summary>Every scenario of the file, against wrappers that are generated for it.</summary>
public sealed class ScenarioTests(ConformanceRun run) : IClassFixture<ConformanceRun>
{
    [Fact]
    public void The_file_yields_cases() => Assert.NotEmpty(ScenarioFile.Current.Runnable);

    [ScenarioCases]
    public Task Conforms(string id) => run.VerifyAsync(id);
}
