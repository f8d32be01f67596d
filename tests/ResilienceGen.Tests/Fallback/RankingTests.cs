using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>What has worked best is tried first, within a tier.</summary>
public sealed class RankingTests
{
    private readonly MemberRanking _ranking = new(3);

    [Fact]
    public void NothingKnown_OrderOfTheDeclaration() => Assert.Equal([0, 1, 2], _ranking.Order([]));

    [Fact]
    public void FailingMember_GoesToTheEndOfItsTier()
    {
        Feed(0, "FFFF");

        Assert.Equal([1, 2, 0], _ranking.Order([]));
        Assert.Equal([1, 0, 2], _ranking.Order([2, 1]));
    }

    [Fact]
    public void ManySuccesses_CountForMoreThanFew()
    {
        Feed(0, "SSS");
        Feed(1, new string('S', 60));

        Assert.Equal(1, _ranking.Order([])[0]);
    }

    [Fact]
    public void OldFailures_Fade()
    {
        Feed(0, new string('F', 20) + new string('S', 400));
        Feed(1, "SSSSSSSSSF");

        Assert.Equal(0, _ranking.Order([])[0]);
    }

    [Fact]
    public async Task Chain_TriesTheBestFirst()
    {
        var chain = new ChainBench("A", "B");
        chain.Descriptor = chain.Descriptor with { Chain = new() { RankMembers = true } };
        chain["A"].Throws(new IOException());
        chain["B"].Returns("b");
        await chain.CallAsync();
        await chain.CallAsync();

        Assert.Equal(1, chain["A"].Attempts);
    }

    private void Feed(int member, string results)
    {
        foreach (var result in results) _ranking.Record(member, result == 'S');
    }
}
