using Polly.Timeout;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R5: a callee that ignores its token is waited for, unless the user wants it abandoned.</summary>
public sealed class AbandonTests
{
    private readonly TaskCompletionSource<string> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Bench _bench = new();

    public AbandonTests() => _bench.Script.Then(_ => _work.Task);

    [Fact]
    public async Task R5_Abandoned_CallEndsWhenTimeIsUp()
    {
        _bench.With(timeout: Bench.Timeouts(100) with { Abandon = true });

        await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Equal(100, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R5_NotAbandoned_CallWaitsForTheCallee()
    {
        _bench.With(timeout: Bench.Timeouts(100));
        var call = _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default);
        _bench.Time.Advance(200);
        Assert.False(call.IsCompleted);
        _work.SetResult("late");

        Assert.Equal("late", await call);
    }
}
