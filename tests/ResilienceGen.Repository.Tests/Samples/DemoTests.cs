namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>What the demo promises, measured by the demo itself on this machine.</summary>
[Collection(RepositoryBuildCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    public void Only_writes_and_streams_still_bypass_the_path_after_the_migration() =>
        Assert.Equal((35, 7), demo.Row("calls that bypass the path"));

    [Fact]
    public void Fewer_than_half_as_many_calls_fail_after_the_migration()
    {
        var (before, after) = demo.Row("calls that failed");
        Assert.True(after < before / 2, $"{before} -> {after}");
    }

    [Fact]
    public void The_same_calls_take_more_attempts_after_the_migration()
    {
        var (before, after) = demo.Row("attempts");
        Assert.True(after > before, $"{before} -> {after}");
    }

    [Fact]
    public void No_write_is_sent_twice_after_the_migration()
    {
        var (before, after) = demo.Row("of them POST and PATCH");
        Assert.Equal(before, after);
    }

    [Fact]
    public void The_breaker_sees_the_outage_only_after_the_migration()
    {
        var (before, after) = demo.Row("breaker transitions");
        Assert.True(before == 0 && after > 0, $"{before} -> {after}");
    }
}
