using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Fresh results are returned without a call, stale ones when the call failed, with their age.</summary>
public sealed class CacheTests
{
    private readonly Bench _bench = new();
    private readonly List<StaleResult> _stale = [];

    public CacheTests()
    {
        _bench.Descriptor = _bench.Descriptor with { Cache = new CachePolicy { FreshMs = 1_000, StaleMs = 10_000, MaxEntries = 2 } };
        _bench.Runtime.StaleServed += _stale.Add;
    }

    [Fact]
    public async Task Fresh_IsReturnedWithoutACall()
    {
        _bench.Script.Returns("first").Returns("second");
        await _bench.CallAsync();
        _bench.Time.Advance(999);

        Assert.Equal("first", await _bench.CallAsync());
    }

    [Fact]
    public async Task NoLongerFresh_IsCalledForAgain()
    {
        _bench.Script.Returns("first").Returns("second");
        await _bench.CallAsync();
        _bench.Time.Advance(1_000);

        Assert.Equal("second", await _bench.CallAsync());
    }

    [Fact]
    public async Task CallFails_StaleResultIsReturnedWithItsAge()
    {
        _bench.Script.Returns("first").Throws(new IOException());
        await _bench.CallAsync();
        _bench.Time.Advance(5_000);

        Assert.Equal("first", await _bench.CallAsync());
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Single(_stale).Age);
    }

    [Fact]
    public async Task TooOld_TheErrorReachesTheCaller()
    {
        _bench.Script.Returns("first").Throws(new IOException());
        await _bench.CallAsync();
        _bench.Time.Advance(10_001);

        await _bench.FailAsync<IOException>();
    }

    [Fact]
    public async Task CallerCancels_NothingStaleIsReturned()
    {
        _bench.Script.Returns("first").Hangs();
        await _bench.CallAsync();
        _bench.Time.Advance(5_000);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(10), _bench.Time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.CallAsync(caller.Token));
    }

    [Fact]
    public async Task TooManyEntries_TheOneUnusedForLongestGoes()
    {
        _bench.Script.Returns("a").Returns("b").Returns("c").Returns("a again");
        foreach (var key in new[] { 1, 2, 3 }) await CallAsync(key);

        Assert.Equal("a again", await CallAsync(1));
        Assert.Equal("c", await CallAsync(3));
    }

    private Task<string> CallAsync(int key) => _bench.Operation.ExecuteAsync(key, static (script, _, token) => script.CallAsync(token), default);
}
