using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>R29: a stream fails over until the first item and never after.</summary>
public sealed class ChainStreamTests
{
    private readonly ChainBench _chain = new("unused");
    private readonly StreamScript _first;
    private readonly StreamScript _second;
    private readonly List<string> _items = [];

    public ChainStreamTests()
    {
        _first = new StreamScript(_chain.Time);
        _second = new StreamScript(_chain.Time);
    }

    [Fact]
    public async Task FirstMemberFailsBeforeItsFirstItem_SecondStreams()
    {
        _first.Streams([], new IOException());
        _second.Streams(["x", "y"]);

        await ConsumeAsync();
        Assert.Equal(["x", "y"], _items);
        Assert.Equal(1, _first.Disposed);
    }

    [Fact]
    public async Task FirstMemberStallsBeforeItsFirstItem_SecondStreams()
    {
        _first.Streams(["slow"], gapMs: 5_000);
        _second.Streams(["x"]);

        await ConsumeAsync();
        Assert.Equal(["x"], _items);
        Assert.Equal(1_000, _chain.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task FaultAfterTheFirstItem_DoesNotFailOverButCountsForThatMember()
    {
        _first.Streams(["a"], new IOException());

        await Assert.ThrowsAsync<IOException>(ConsumeAsync);
        Assert.Equal(["a"], _items);
        Assert.Equal(0, _second.Attempts);
        Assert.Equal(CircuitState.Open, _chain.Circuit("First").State);
    }

    [Fact]
    public async Task SilenceBetweenItems_IsLimitedByTheMemberThatStreams()
    {
        _first.Streams(["a", "b"], gapMs: 400);
        var own = new MemberPolicies("First") { Timeout = Bench.Timeouts() with { IdleMs = 300 } };
        _chain.Descriptor = _chain.Descriptor with { Chain = new ChainPolicy { MemberPolicies = [own] } };

        await Assert.ThrowsAsync<TimeoutRejectedException>(ConsumeAsync);
        Assert.Equal(["a"], _items);
    }

    private Task ConsumeAsync() => _chain.Time.RunAsync(async () =>
    {
        var descriptor = _chain.Descriptor with { Timeout = Bench.Timeouts(attemptMs: 1_000), CircuitBreaker = Bench.Breaks(1) };
        var operation = _chain.Runtime.FallbackChain(descriptor, new ChainMember<StreamScript>("First", _first), new("Second", _second));
        await foreach (var item in operation.ExecuteStream(0, static (script, _, token) => script.Open(token), CancellationToken.None))
            _items.Add(item);
    });
}
