using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Lists of errors: the negative one first, derived types included, causes where the exception itself says nothing (R24).</summary>
public sealed class ErrorListTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(typeof(FileNotFoundException), 2)]
    [InlineData(typeof(InvalidOperationException), 1)]
    public async Task RetryOn_CoversDerivedTypesOnly(Type error, int attempts) =>
        Assert.Equal(attempts, await AttemptsAsync(new() { RetryOn = new[] { typeof(IOException) } }, (Exception)Activator.CreateInstance(error)!));

    [Fact]
    public async Task AbortOn_Wins() =>
        Assert.Equal(1, await AttemptsAsync(new() { RetryOn = new[] { typeof(Exception) }, AbortOn = new[] { typeof(IOException) } }, new IOException()));

    [Fact]
    public async Task R24_WrappedError_IsJudgedByItsCause() =>
        Assert.Equal(2, await AttemptsAsync(new() { RetryOn = new[] { typeof(IOException) } }, new InvalidOperationException("wrapped", new IOException())));

    [Fact]
    public async Task R14_OpenCircuit_IsNotRetriedThoughABaseTypeIsNamed()
    {
        _bench.With(new() { RetryOn = new[] { typeof(Exception) }, DelayMs = 0 }, circuit: Bench.Breaks(1)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();
        await _bench.FailAsync<BrokenCircuitException>();

        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R14_OpenCircuitNamedItself_IsWaitedFor()
    {
        var retry = Bench.Retries(6, delayMs: 1_000) with { RetryOn = new[] { typeof(BrokenCircuitException), typeof(IOException) } };
        _bench.With(retry, circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Returns("fine");

        Assert.Equal("fine", await _bench.CallAsync());
        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R8_OpenCircuitWaitedForInVain_TheRealOutcomeIsReported()
    {
        var retry = Bench.Retries(3, delayMs: 10) with { RetryOn = new[] { typeof(BrokenCircuitException), typeof(IOException) } };
        _bench.With(retry, circuit: Bench.Breaks(1)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task SkipOn_FailureOfTheCallCountsAsASuccessOfTheEndpoint()
    {
        _bench.With(circuit: Bench.Breaks(1) with { SkipOn = new[] { typeof(IOException) } }).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Theory]
    [InlineData("IOException", true)]
    [InlineData("System.IO.IOException", true)]
    [InlineData("SystemException", true)]
    [InlineData("TimeoutException", false)]
    public void NamesFromConfiguration_CoverAsTypesDo(string name, bool covers) =>
        Assert.Equal(covers, ErrorList.Named([name]).Covers(new FileNotFoundException()));

    private async Task<int> AttemptsAsync(RetryPolicy policy, Exception error)
    {
        _bench.With(policy with { MaxRetryAttempts = 1, DelayMs = 0 }).Script.Throws(error);
        await Assert.ThrowsAsync(error.GetType(), () => _bench.CallAsync());
        return _bench.Script.Attempts;
    }
}
