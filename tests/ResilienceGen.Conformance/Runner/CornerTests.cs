using ResilienceGen.Conformance.Cases;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Runner;

/// <summary>What the schema allows and the public file does not use: the runner has to understand all of it.</summary>
public sealed class CornerTests(CornerTests.CornerRun run) : IClassFixture<CornerTests.CornerRun>
{
    private static readonly ScenarioFile Corners = ScenarioFile.Load(Path.Combine(AppContext.BaseDirectory, "Scenarios", "corners.json"));

    public static TheoryData<string> Ids => [.. Corners.Runnable.Select(static scenario => scenario.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Corner(string id) => run.VerifyAsync(id);

    public sealed class CornerRun() : ScenarioRun(Corners);
}
