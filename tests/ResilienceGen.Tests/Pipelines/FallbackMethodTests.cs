using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R15: the alternative answers outside of everything else.</summary>
public sealed class FallbackMethodTests
{
    private readonly Bench _bench = new();

    public FallbackMethodTests() => _bench.Descriptor = _bench.Descriptor with { Fallback = new FallbackPolicy() };

    [Fact]
    public async Task R15_AnswersAfterTheLastRetry()
    {
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException());

        Assert.Equal("instead of IOException", await CallAsync());
        Assert.Equal(3, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R15_AnswersForAnOpenCircuit_WhichStillCountsFailures()
    {
        _bench.With(circuit: Bench.Breaks(2)).Script.Throws(new IOException());
        await CallAsync();
        await CallAsync();

        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
        Assert.Equal("instead of BrokenCircuitException", await CallAsync());
    }

    [Fact]
    public async Task R15_AnswersAfterTheTotalTimeout_OutsideOfIt()
    {
        _bench.With(timeout: Bench.Timeouts(totalMs: 100)).Script.Hangs();

        Assert.Equal("instead of TimeoutRejectedException", await CallAsync(answerAfterMs: 500));
        Assert.Equal(600, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R1_CallerCancelled_NobodyAnswers()
    {
        using var caller = new CancellationTokenSource();
        _bench.Script.Then(_ =>
        {
            caller.Cancel();
            return Task.FromException<string>(new OperationCanceledException());
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(token: caller.Token));
    }

    [Fact]
    public async Task ErrorOutsideOfTheList_ReachesTheCaller()
    {
        _bench.Descriptor = _bench.Descriptor with { Fallback = new() { ApplyOn = new[] { typeof(TimeoutException) } } };
        _bench.Script.Throws(new IOException());

        await Assert.ThrowsAsync<IOException>(() => CallAsync());
    }

    [Fact]
    public async Task AlternativeFails_ItsErrorIsTheResult()
    {
        _bench.Script.Throws(new IOException());

        await Assert.ThrowsAsync<NotSupportedException>(() => _bench.Operation.ExecuteAsync(
            0, static (script, _, attempt) => script.CallAsync(attempt), default, static (_, _, _, _) => throw new NotSupportedException()));
    }

    private Task<string> CallAsync(int answerAfterMs = 0, CancellationToken token = default) => _bench.Time.RunAsync(() => _bench.Operation.ExecuteAsync(
        (_bench.Time, answerAfterMs),
        static (script, _, attempt) => script.CallAsync(attempt),
        token,
        static async (_, args, error, caller) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(args.answerAfterMs), args.Time, caller);
            return $"instead of {error.GetType().Name}";
        }));
}
