using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R22: the caller gets the original exception with its stack; and what exceptions may say about waiting.</summary>
public sealed class ExceptionTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task R22_AfterRetries_StackStillNamesTheThrower()
    {
        _bench.With(Bench.Retries(1)).Script.Then(_ => ThrowDeepInsideAsync());

        var error = await _bench.FailAsync<InvalidDataException>();
        Assert.Contains(nameof(ThrowDeepInsideAsync), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R22_FailureOfTheCallee_IsNeverWrapped()
    {
        var error = new AggregateException(new IOException());
        _bench.With(Bench.Retries(1), Bench.Timeouts(1_000, 5_000), Bench.Breaks(10)).Script.Throws(error);

        Assert.Same(error, await _bench.FailAsync<AggregateException>());
        Assert.Equal(TaskStatus.Faulted, await StatusAsync());
    }

    [Fact]
    public async Task R8_ExceptionThatKnowsRetryAfter_IsObeyed()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new BusyException(() => TimeSpan.FromSeconds(2))).Returns("ok");

        await _bench.CallAsync();
        Assert.Equal(2_000, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R11_PropertyOfAnExceptionThrows_BackoffApplies()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new BusyException(static () => throw new FormatException())).Returns("ok");

        await _bench.CallAsync();
        Assert.Equal(100, _bench.Time.Elapsed.TotalMilliseconds);
    }

    private static async Task<string> ThrowDeepInsideAsync()
    {
        await Task.CompletedTask;
        throw new InvalidDataException();
    }

    private async Task<TaskStatus> StatusAsync()
    {
        var task = _bench.CallAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => task);
        return task.Status;
    }

    private sealed class BusyException(Func<TimeSpan?> retryAfter) : Exception, IRetryAfter
    {
        public TimeSpan? RetryAfter => retryAfter();
    }
}
