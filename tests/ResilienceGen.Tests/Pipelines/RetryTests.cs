using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

public sealed class RetryTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task FirstAttemptSucceeds_OneAttempt()
    {
        _bench.With(Bench.Retries(3)).Script.Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task FailuresWithinTheLimit_ThirdAttemptAnswers()
    {
        _bench.With(Bench.Retries(3)).Script.Throws(new IOException(), new IOException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(3, _bench.Script.Attempts);
        Assert.Equal(200, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task RetriesUsedUp_LastExceptionItself()
    {
        var last = new InvalidDataException();
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException(), new IOException(), last);

        Assert.Same(last, await _bench.FailAsync<InvalidDataException>());
        Assert.Equal(3, _bench.Script.Attempts);
    }
}
