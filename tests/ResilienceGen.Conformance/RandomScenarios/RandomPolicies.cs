using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>Policies so small that every limit of theirs is met often. The numbers seldom add up to the same, for ties are undecided.</summary>
internal sealed class RandomPolicies(Dice dice, string[] errors)
{
    public PolicySet Member() => new(
        dice.Maybe(0.7, () => OneOrMany<RetryValues>.Of(Retry())),
        dice.Maybe(0.6, Breaker),
        dice.Maybe(0.5, Attempt));

    public EndpointPolicies Endpoint() => new(dice.Maybe(0.7, Retry), dice.Maybe(0.6, Breaker), dice.Maybe(0.5, Attempt));

    public TimeoutValues Total() => new(dice.Pick(307, 709, 1511, 5009));

    public FallbackValues Fallback(string method) => new(
        method,
        ApplyOn: dice.Maybe(0.3, () => Errors("timeout", "breaker-open", "Exception")),
        SkipOn: dice.Maybe(0.2, () => Errors("timeout")));

    public string[] Errors(params string[] others) => dice.Some([.. errors, .. others], most: 3);

    private TimeoutValues Attempt() => new(dice.Pick(23, 51, 103, 211, 507));

    private RetryValues Retry()
    {
        var delay = dice.Pick(0, 0, 10, 37, 100, 250, 1000);
        return new RetryValues(
            dice.Between(0, 5),
            delay,
            delay > 0 ? dice.Pick(Growth.Constant, Growth.Constant, Growth.Linear, Growth.Exponential) : Growth.Constant,
            MaxDelayMs: delay > 0 && dice.Chance(0.3) ? delay * dice.Between(1, 5) : null,
            RetryOn: dice.Maybe(0.35, () => Errors("timeout", "Exception", "breaker-open")),
            AbortOn: dice.Maybe(0.25, () => Errors("timeout")),
            HonourRetryAfter: dice.Chance(0.4));
    }

    private BreakerValues Breaker()
    {
        var breakMs = dice.Pick(500, 500, 1000, 5003, 30011);
        return new BreakerValues(
            dice.Pick(0.3, 0.4, 0.5, 0.75, 1),
            dice.Between(2, 5),
            breakMs,
            dice.Pick(1009, 10007, 600000),
            dice.Maybe(0.25, () => Errors("timeout")),
            dice.Maybe(0.2, () => Errors("timeout")),
            dice.Chance(0.15) ? BreakGrowth.Exponential : null,
            dice.Chance(0.15) ? breakMs * dice.Pick(1, 2, 3, 6) : null);
    }
}
