using Polly.Timeout;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Deadlines that healthy calls share, as they do on the system clock: up to 2 % late, never early, and never another call's.</summary>
public sealed class SharedDeadlineTests
{
    private readonly VirtualTime _time = new();
    private readonly Script _script;
    private readonly ResilientOperation<Script> _operation;

    public SharedDeadlineTests()
    {
        _script = new Script(_time);
        _operation = new ResilienceRuntime(_time) { SharesDeadlines = true }
            .Operation(_script, new("Api", "GetAsync") { Timeout = Bench.Timeouts(attemptMs: 10_000) });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    public async Task Timeout_IsNeverEarlyAndAtMostTwoPercentLate(int startedAfterMs)
    {
        _script.Returns("first").Hangs();
        await CallAsync();
        _time.Advance(startedAfterMs);

        await Assert.ThrowsAsync<TimeoutRejectedException>(CallAsync);
        Assert.InRange((_time.Elapsed - TimeSpan.FromMilliseconds(startedAfterMs)).TotalMilliseconds, 10_000, 10_200);
    }

    [Fact]
    public async Task CallsOfOneMoment_ShareATokenAndLaterOnesDoNot()
    {
        _script.Returns("fine");
        await CallAsync();
        await CallAsync();
        _time.Advance(200);
        await CallAsync();

        Assert.Equal(_script.Tokens[0], _script.Tokens[1]);
        Assert.NotEqual(_script.Tokens[0], _script.Tokens[2]);
    }

    [Fact]
    public async Task R7_KeptToken_IsNotCancelledByTheTimeoutOfALaterCall()
    {
        _script.Returns("first").Hangs();
        await CallAsync();
        _time.Advance(5_000);
        var later = StartAsync();
        _time.Advance(5_000);

        Assert.False(later.IsCompleted);
        Assert.False(_script.Tokens[1].IsCancellationRequested);
    }

    private Task<string> CallAsync() => _time.RunAsync(StartAsync);

    private Task<string> StartAsync() => _operation.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), default);
}
