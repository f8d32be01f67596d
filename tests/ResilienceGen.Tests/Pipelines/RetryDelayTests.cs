using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Pipelines;

public sealed class RetryDelayTests
{
    private static readonly RetryPolicy Policy = new() { DelayMs = 100, MaxDelayMs = 1_000, UseJitter = false };

    [Theory]
    [InlineData(Backoff.Constant, 100, 100, 100)]
    [InlineData(Backoff.Linear, 100, 200, 300)]
    [InlineData(Backoff.Exponential, 100, 200, 400)]
    public void Backoff_GrowsAsNamed(Backoff backoff, int first, int second, int third)
    {
        var policy = Policy with { Backoff = backoff };

        Assert.Equal([first, second, third], Enumerable.Range(0, 3).Select(retry => Milliseconds(policy, retry)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(60)]
    [InlineData(int.MaxValue)]
    public void LongBackoff_StopsAtTheMaximum(int retry) => Assert.Equal(1_000, Milliseconds(Policy, retry));

    [Theory]
    [InlineData(0.0, 75)]
    [InlineData(0.5, 100)]
    [InlineData(1.0, 125)]
    public void Jitter_SpreadsBetween75And125Percent(double random, int expected) =>
        Assert.Equal(expected, RetryDelay.Compute(Policy with { UseJitter = true }, 0, null, () => random).TotalMilliseconds);

    [Fact]
    public void Jitter_NeverExceedsTheMaximum() =>
        Assert.Equal(1_000, RetryDelay.Compute(Policy with { UseJitter = true }, 20, null, () => 0.99).TotalMilliseconds);

    [Theory]
    [InlineData(50, 100)]
    [InlineData(700, 700)]
    [InlineData(3_600_000, 1_000)]
    public void R8_RetryAfter_IsAMinimumAndIsCapped(int askedMs, int expected) =>
        Assert.Equal(expected, RetryDelay.Compute(Policy, 0, TimeSpan.FromMilliseconds(askedMs), () => 0).TotalMilliseconds);

    private static double Milliseconds(RetryPolicy policy, int retry) => RetryDelay.Compute(policy, retry, null, () => 0).TotalMilliseconds;
}
