using Polly.Timeout;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R2 and R8: the total timeout.</summary>
public sealed class DeadlineTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task R8_DelayDoesNotFit_LastErrorAtOnce()
    {
        var error = new IOException();
        _bench.With(Bench.Retries(3, delayMs: 600), Bench.Timeouts(totalMs: 1_000)).Script.Throws(error);

        Assert.Same(error, await _bench.FailAsync<IOException>());
        Assert.Equal(2, _bench.Script.Attempts);
        Assert.Equal(600, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R8_DelayEqualsTheTimeLeft_IsNotBegun()
    {
        _bench.With(Bench.Retries(1, delayMs: 1_000), Bench.Timeouts(totalMs: 1_000)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(TimeSpan.Zero, _bench.Time.Elapsed);
    }

    [Fact]
    public async Task R2_TotalTimeoutDuringFirstAttempt_IsNotRetried()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(totalMs: 1_000)).Script.Hangs();

        var timeout = await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Equal(1_000, timeout.Timeout.TotalMilliseconds);
        Assert.Equal(1, _bench.Script.Attempts);
        Assert.Equal(1_000, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R2_TotalTimeoutAfterAFailure_NamesThatFailure()
    {
        var error = new IOException();
        _bench.With(Bench.Retries(3), Bench.Timeouts(totalMs: 1_000)).Script.Throws(error).Hangs();

        var timeout = await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Same(error, timeout.InnerException);
    }

    [Fact]
    public async Task R4_CalleeWrapsTheTotalTimeout_ItsErrorIsInside()
    {
        var wrapped = new IOException("wrapped");
        _bench.With(Bench.Retries(3), Bench.Timeouts(totalMs: 1_000)).Script.Throws(new InvalidDataException()).Then(token => WrapAsync(token, wrapped));

        var timeout = await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Same(wrapped, timeout.InnerException);
    }

    [Fact]
    public async Task LastAttempt_GetsWhatIsLeft()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(attemptMs: 800, totalMs: 1_000)).Script.Hangs();

        await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Equal([0, 900], _bench.Script.StartedAt.Select(static at => at.TotalMilliseconds));
        Assert.Equal(1_000, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task AttemptThatIgnoresItsToken_MayReturnLate()
    {
        _bench.With(timeout: Bench.Timeouts(totalMs: 1_000)).Script.Then(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2), _bench.Time, CancellationToken.None);
            return "late";
        });

        Assert.Equal("late", await _bench.CallAsync());
    }

    private async Task<string> WrapAsync(CancellationToken token, Exception wrapped)
    {
        try
        {
            await Task.Delay(TimeSpan.FromHours(1), _bench.Time, token);
            return "too late";
        }
        catch (OperationCanceledException)
        {
            throw wrapped;
        }
    }
}
