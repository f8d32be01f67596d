using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>A circuit per member; open members are skipped at no cost.</summary>
public sealed class ChainCircuitTests
{
    private readonly ChainBench _chain = new("A", "B");

    public ChainCircuitTests()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1), Retry = Bench.Retries(2) };
        _chain["A"].Throws(new IOException()).Returns("a");
        _chain["B"].Returns("b");
    }

    [Fact]
    public async Task R14_OpenMember_IsSkippedWithoutAttemptOrDelay()
    {
        await _chain.CallAsync();

        Assert.Equal("b", await _chain.CallAsync());
        Assert.Equal(1, _chain["A"].Attempts);
        Assert.Equal(TimeSpan.Zero, _chain.Time.Elapsed);
    }

    [Fact]
    public async Task MemberOpens_OthersStayClosed()
    {
        await _chain.CallAsync();

        Assert.Equal(CircuitState.Open, _chain.Circuit("A").State);
        Assert.Equal(CircuitState.Closed, _chain.Circuit("B").State);
    }

    [Fact]
    public async Task BreakIsOver_PreferredMemberIsProbedAndUsedAgain()
    {
        await _chain.CallAsync();
        _chain.Time.Advance(5_000);

        Assert.Equal("a", await _chain.CallAsync());
        Assert.Equal(CircuitState.Closed, _chain.Circuit("A").State);
    }

    [Fact]
    public async Task OtherOperationOfTheChain_SharesTheMembersCircuit()
    {
        await _chain.CallAsync();
        _chain.Descriptor = _chain.Descriptor with { Operation = "TellAsync" };
        var other = _chain.Create();

        Assert.Equal("b", await other.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), CancellationToken.None));
        Assert.Equal(1, _chain["A"].Attempts);
    }
}
