using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>What users hang onto the path: it may fail, and it may be called by many at once.</summary>
public sealed class UserCodeTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task R23_HandlerOfTransitionsThrows_TheRealFailureIsReported()
    {
        _bench.With(circuit: Bench.Breaks(1));
        _bench.Runtime.Circuits.Transitioned += static _ => throw new FormatException();
        var error = new IOException();
        _bench.Script.Throws(error);

        Assert.Same(error, await _bench.FailAsync<IOException>());
        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task R23_ExceptionThatCannotTellItsRetryAfter_IsRetriedWithTheBackoff()
    {
        _bench.With(Bench.Retries(1, delayMs: 100)).Script.Throws(new Confused()).Returns("fine");

        Assert.Equal("fine", await _bench.CallAsync());
        Assert.Equal(100, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R23_HandlerOfStaleResultsThrows_TheStaleResultIsReturned()
    {
        _bench.Descriptor = _bench.Descriptor with { Cache = new() };
        _bench.Runtime.StaleServed += static _ => throw new FormatException();
        _bench.Script.Returns("kept").Throws(new IOException());
        await _bench.CallAsync();

        Assert.Equal("kept", await _bench.CallAsync());
    }

    [Fact]
    public async Task R28_ManyCallsRetryAtOnce_EachKeepsItsOwnState()
    {
        _bench.With(Bench.Retries(2, delayMs: 10));
        var scripts = Enumerable.Range(0, 50).Select(number => (Number: number, Script: new Script(_bench.Time)
            .ThrowsAfter(number % 7, new IOException()).ThrowsAfter(number % 3, new IOException()).Returns($"answer {number}"))).ToArray();

        var answers = await _bench.Time.RunAsync(() => Task.WhenAll(scripts.Select(one =>
            _bench.Operation.ExecuteAsync(one.Script, static (_, script, token) => script.CallAsync(token), default))));
        Assert.Equal(scripts.Select(one => $"answer {one.Number}"), answers);
    }

    private sealed class Confused : Exception, IRetryAfter
    {
        public TimeSpan? RetryAfter => throw new FormatException();
    }
}
