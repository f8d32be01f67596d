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
    [InlineData(Backoff.Fibonacci, 100, 200, 300)]
    public void Backoff_GrowsAsNamed(Backoff backoff, int first, int second, int third)
    {
        var policy = Policy with { Backoff = backoff };

        Assert.Equal([first, second, third], Enumerable.Range(0, 3).Select(retry => Milliseconds(policy, retry)));
    }

    [Fact]
    public void Fibonacci_IsTheSumOfTheTwoBefore()
    {
        var numbers = Enumerable.Range(0, 60).Select(static step => Backoff.Fibonacci.Growth(step)).ToList();

        Assert.All(Enumerable.Range(2, 58), step => Assert.Equal(numbers[step - 2] + numbers[step - 1], numbers[step]));
    }

    [Theory]
    [InlineData(0.0, 0, 100)]
    [InlineData(1.0, 0, 300)]
    [InlineData(0.5, 200, 350)]
    [InlineData(1.0, 200, 600)]
    [InlineData(1.0, 900, 1_000)]
    public void DecorrelatedJitter_LiesBetweenTheBaseAndThreeTimesTheDelayBefore(double random, int previousMs, int expected)
    {
        var policy = Policy with { Backoff = Backoff.DecorrelatedJitter };

        Assert.Equal(expected, RetryDelay.Compute(policy, 1, TimeSpan.FromMilliseconds(previousMs), null, () => random).TotalMilliseconds);
    }

    [Theory]
    [InlineData(Backoff.Exponential, 4)]
    [InlineData(Backoff.Exponential, 60)]
    [InlineData(Backoff.Exponential, int.MaxValue)]
    [InlineData(Backoff.Fibonacci, int.MaxValue)]
    public void LongBackoff_StopsAtTheMaximum(Backoff backoff, int retry) => Assert.Equal(1_000, Milliseconds(Policy with { Backoff = backoff }, retry));

    [Theory]
    [InlineData(Backoff.Exponential)]
    [InlineData(Backoff.Fibonacci)]
    public void NoDelay_StaysNoneHoweverManyRetries(Backoff backoff) => Assert.Equal(0, Milliseconds(Policy with { Backoff = backoff, DelayMs = 0 }, int.MaxValue));

    [Theory]
    [InlineData(0.0, 75)]
    [InlineData(0.5, 100)]
    [InlineData(1.0, 125)]
    public void Jitter_SpreadsBetween75And125Percent(double random, int expected) =>
        Assert.Equal(expected, RetryDelay.Compute(Policy with { UseJitter = true }, 0, TimeSpan.Zero, null, () => random).TotalMilliseconds);

    [Fact]
    public void Jitter_NeverExceedsTheMaximum() =>
        Assert.Equal(1_000, RetryDelay.Compute(Policy with { UseJitter = true }, 20, TimeSpan.Zero, null, () => 0.99).TotalMilliseconds);

    [Theory]
    [InlineData(50, 100)]
    [InlineData(700, 700)]
    [InlineData(3_600_000, 1_000)]
    public void R8_RetryAfter_IsAMinimumAndIsCapped(int askedMs, int expected) =>
        Assert.Equal(expected, RetryDelay.Compute(Policy, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(askedMs), () => 0).TotalMilliseconds);

    private static double Milliseconds(RetryPolicy policy, int retry) => RetryDelay.Compute(policy, retry, TimeSpan.Zero, null, () => 0).TotalMilliseconds;
}
