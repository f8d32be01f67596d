using System.Text.Json;
using ResilienceGen.Analyzers;

namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>The seed case, copied out of the repository: it builds there, and its build reports what was reasoned by hand.</summary>
public sealed class ActivityClientTests(ActivityClientTests.Reported reported) : IClassFixture<ActivityClientTests.Reported>
{
    private const int BypassingReadsPutsAndDeletes = 25;
    private const int BypassingCallsWhereThePathKnowsTheVerb = 3;
    private const int BypassingWrites = 6;
    private const int BypassingStreams = 1;

    [Fact]
    public async Task A_copy_outside_the_repository_builds_without_warnings()
    {
        using var copy = new ActivityClientCopy();
        Assert.Contains("0 Warning(s)", await copy.BuildAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_build_reports_every_bypassing_call_that_can_be_fixed() =>
        Assert.Equal(BypassingReadsPutsAndDeletes + BypassingCallsWhereThePathKnowsTheVerb, reported.Rules.Count(rule => rule == "RSG1001"));

    [Fact]
    public void Its_build_leaves_writes_and_streams_to_a_person() =>
        Assert.Equal(BypassingWrites + BypassingStreams, reported.Rules.Count(rule => rule == "RSG1002"));

    /// <summary>What one build of a copy reports.</summary>
    public sealed class Reported : IAsyncLifetime
    {
        public IReadOnlyList<string> Rules { get; private set; } = [];

        public async Task InitializeAsync()
        {
            using var copy = new ActivityClientCopy();
            await copy.BuildAsync($"ResilienceGenAnalyzer={typeof(ResilienceAnalyzer).Assembly.Location}", "ErrorLog=build.sarif%2Cversion=2.1");
            using var log = JsonDocument.Parse(copy.Read("build.sarif"));
            Rules =
            [
                .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                    .Select(result => result.GetProperty("ruleId").GetString()!)
            ];
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
