using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Runner;

/// <summary>The number of skipped scenarios may only fall: who makes one run lowers it, nobody raises it.</summary>
public sealed class SkipRatchetTests
{
    private const int Skipped = 0;

    private static readonly ScenarioFile Public = ScenarioFile.Load(ScenarioFile.PublicPath);

    [Fact]
    public void No_more_scenarios_are_skipped_than_before() =>
        Assert.Equal(Skipped, Public.Runnable.Count(static scenario => Capabilities.Lacking(scenario.Requires) is not null));

    [Fact]
    public void The_public_file_is_complete() => Assert.Equal(253, Public.Runnable.Count());
}
