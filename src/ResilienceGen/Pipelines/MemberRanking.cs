namespace ResilienceGen.Pipelines;

/// <summary>
/// The order in which a call tries the members: by tier, and within a tier by the lower bound of the Wilson score interval (95 %) of the discounted
/// success rate (E. B. Wilson, Probable Inference, 1927). A member without results has the bound of one that has never failed but was seen once, so that
/// new members get their chance. Shared by all wrappers of an operation; locks only where the user asked for ranking.
/// </summary>
internal sealed class MemberRanking(int members)
{
    // Old results fade: after 100 newer ones a result counts for a third.
    private const double Discount = 0.99;
    private const double Z = 1.96;

    private readonly object _gate = new();
    private readonly double[] _successes = new double[members];
    private readonly double[] _total = new double[members];

    public void Record(int member, bool success)
    {
        lock (_gate)
        {
            _successes[member] = (_successes[member] * Discount) + (success ? 1 : 0);
            _total[member] = (_total[member] * Discount) + 1;
        }
    }

    /// <summary>The members, best first within each tier; equals keep the order of the declaration.</summary>
    public List<int> Order(IReadOnlyList<int> tiers)
    {
        lock (_gate)
        {
            return [.. Enumerable.Range(0, members).OrderBy(member => TierOf(member, tiers)).ThenByDescending(LowerBound)];
        }
    }

    private static int TierOf(int member, IReadOnlyList<int> tiers)
    {
        var end = 0;
        for (var tier = 0; tier < tiers.Count; tier++)
        {
            end += tiers[tier];
            if (member < end) return tier;
        }

        return tiers.Count;
    }

    private double LowerBound(int member)
    {
        var n = Math.Max(1, _total[member]);
        var p = _total[member] == 0 ? 1 : _successes[member] / n;
        var spread = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return (p + (Z * Z / (2 * n)) - spread) / (1 + (Z * Z / n));
    }
}
