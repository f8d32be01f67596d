using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R31: wrappers around wrappers do not multiply attempts.</summary>
public sealed class NestedRetryTests
{
    private readonly ListLogger _log = new();
    private readonly Bench _inner;

    public NestedRetryTests()
    {
        _inner = new Bench(log: _log).With(Bench.Retries(3));
        _inner.Script.Throws(new IOException());
    }

    [Fact]
    public async Task R31_FourAroundFour_SevenCallsInsteadOfSixteen()
    {
        await Assert.ThrowsAsync<IOException>(() => CallOuterAsync(retries: 3));

        Assert.Equal(7, _inner.Script.Attempts);
    }

    [Fact]
    public async Task R31_EachSuppressedRetry_IsALineForWhoDebugs()
    {
        await Assert.ThrowsAsync<IOException>(() => CallOuterAsync(retries: 2));

        Assert.Equal(
            Enumerable.Repeat("Debug: Api/GetAsync is not retried after attempt 1: an outer call is retrying already.", 2),
            _log.Lines.Where(line => line.Contains("not retried")));
    }

    [Fact]
    public async Task R31_NestedRetryAllowed_FourAroundFourAreSixteen()
    {
        _inner.Descriptor = _inner.Descriptor with { AllowsNestedRetry = true };
        await Assert.ThrowsAsync<IOException>(() => CallOuterAsync(retries: 3));

        Assert.Equal(16, _inner.Script.Attempts);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("not retried"));
    }

    [Fact]
    public async Task R31_AfterTheOuterCall_InnerRetriesAgain()
    {
        await Assert.ThrowsAsync<IOException>(() => CallOuterAsync(retries: 1));
        var before = _inner.Script.Attempts;

        await _inner.FailAsync<IOException>();
        Assert.Equal(4, _inner.Script.Attempts - before);
    }

    [Fact]
    public async Task R31_OuterWithoutRetry_InnerRetriesFully()
    {
        await Assert.ThrowsAsync<IOException>(() => CallOuterAsync(retries: 0));

        Assert.Equal(4, _inner.Script.Attempts);
    }

    private Task<string> CallOuterAsync(int retries)
    {
        var outer = _inner.Runtime.Operation(_inner.Operation, new("Outer", "GetAsync") { IsIdempotent = true, Retry = Bench.Retries(retries) });
        return _inner.Time.RunAsync(() => outer.ExecuteAsync(
            0,
            static (inner, _, token) => inner.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token),
            CancellationToken.None));
    }
}
