using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>A member with a chain of one to three endpoints, perhaps with routes, policies of their own and a fallback.</summary>
internal static class RandomChain
{
    private const string Member = "Complete";
    private const string Fallback = "Give";

    private static readonly string[] AllErrors =
    [
        "RateLimitError", "ServiceUnavailableError", "InternalServerError", "AuthenticationError",
        "NotFoundError", "BadRequestError", "ContextWindowExceededError",
    ];

    public static Draft Make(Dice dice)
    {
        var errors = dice.Some(AllErrors, most: 5);
        var policies = new RandomPolicies(dice, errors);
        var scripts = new RandomScripts(dice, errors);
        string[] endpoints = [.. new[] { "primary", "backup-1", "backup-2" }.Take(dice.Pick(1, 2, 2, 3, 3, 3))];
        var policy = new PolicySet(
            Chain: Chain(dice, policies, endpoints),
            TotalTimeout: dice.Maybe(0.25, policies.Total),
            Fallback: dice.Maybe(0.2, () => policies.Fallback(Fallback)));

        var played = endpoints.ToDictionary(static endpoint => endpoint, _ => scripts.Make("ok", "a", "b"));
        played.Add(Fallback, new Script(Then: new Outcome(Ok: "given")));
        var type = new ServiceInterface(Draft.Used, [new ServiceMethod(Fallback), new ServiceMethod(Member, Policy: policy)]);
        return new Draft(new Service([type], Draft.Used), played, [Member], errors);
    }

    private static ChainValues Chain(Dice dice, RandomPolicies policies, string[] endpoints) => new(
        dice.Chance(0.1) ? [.. endpoints, dice.Pick(endpoints)] : endpoints,
        dice.Maybe(0.8, policies.Endpoint),
        dice.Maybe(0.3, () => new Dictionary<string, EndpointPolicies> { [dice.Pick(endpoints)] = policies.Endpoint() }),
        dice.Maybe(0.2, () => policies.Errors("timeout", "Exception")),
        dice.Maybe(0.2, () => policies.Errors()),
        endpoints.Length < 3 ? null : dice.Maybe(0.5, () => new Dictionary<string, string> { [policies.Errors()[0]] = dice.Pick(endpoints) }));
}
