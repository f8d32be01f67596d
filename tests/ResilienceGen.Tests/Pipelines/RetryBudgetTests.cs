using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Retries in progress are at most max(minimum, ratio of the calls in flight), over all operations of the endpoint.</summary>
public sealed class RetryBudgetTests
{
    private static readonly RetryBudgetPolicy One = new() { MinRetries = 1, Ratio = 0 };

    private readonly Bench _bench = new Bench().With(retry: Bench.Retries(1, delayMs: 1_000));

    [Fact]
    public async Task BudgetIsUsedUp_CallEndsWithItsRealFailure()
    {
        _bench.Descriptor = _bench.Descriptor with { RetryBudget = One };
        var error = new IOException();
        _bench.Script.Throws(error);
        var waiting = Start();

        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => Start()));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task RetryIsOver_ItsPlaceIsFree()
    {
        _bench.Descriptor = _bench.Descriptor with { RetryBudget = One };
        _bench.Script.Throws(new IOException()).Throws(new IOException()).Throws(new IOException()).Returns("fine");
        await _bench.FailAsync<IOException>();

        Assert.Equal("fine", await _bench.CallAsync());
    }

    [Fact]
    public async Task CallerCancelsTheWait_ThePlaceIsFree()
    {
        _bench.Descriptor = _bench.Descriptor with { RetryBudget = One };
        _bench.Script.Throws(new IOException()).Throws(new IOException()).Returns("fine");
        using var caller = new CancellationTokenSource();
        var waiting = Start(caller.Token);
        caller.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal("fine", await _bench.CallAsync());
    }

    [Fact]
    public void ManyCallsInFlight_AllowTheirShare()
    {
        var load = _bench.Runtime.Endpoint("Api").With(new RetryBudgetPolicy { MinRetries = 3, Ratio = 0.2 });
        for (var call = 0; call < 100; call++) load.Enter();

        Assert.Equal(20, load.Allowed);
        Assert.Equal(20, Enumerable.Range(0, 50).Count(_ => load.TryBeginRetry()));
    }

    private Task<string> Start(CancellationToken token = default) =>
        _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token);
}
