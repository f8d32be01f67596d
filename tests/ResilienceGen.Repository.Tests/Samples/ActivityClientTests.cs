namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>The seed case: what stands in it, and what its own build says about it.</summary>
public sealed class ActivityClientTests
{
    [Fact]
    public async Task A_copy_outside_the_repository_builds_without_warnings()
    {
        using var copy = new ActivityClientCopy();
        Assert.Contains("0 Warning(s)", await copy.BuildAsync(), StringComparison.Ordinal);
    }
}
