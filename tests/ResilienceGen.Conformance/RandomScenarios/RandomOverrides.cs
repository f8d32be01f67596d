using System.Text.Json;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>Up to three records of configuration, each for everything, for the interface or for a member.</summary>
internal sealed class RandomOverrides(Dice dice, Draft draft)
{
    private static readonly (string Policy, string Property)[] All =
    [
        ("retry", "maxRetries"), ("retry", "delayMs"), ("retry", "retryOn"), ("retry", "abortOn"), ("retry", "enabled"),
        ("circuitBreaker", "minimumThroughput"), ("circuitBreaker", "breakMs"), ("circuitBreaker", "enabled"),
        ("circuitBreaker", "failOn"), ("circuitBreaker", "skipOn"),
        ("timeout", "ms"), ("timeout", "enabled"), ("totalTimeout", "ms"), ("totalTimeout", "enabled"),
        ("fallback", "applyOn"), ("fallback", "skipOn"), ("fallback", "enabled"),
        ("chain", "stopOn"), ("chain", "fallbackOn"), ("chain", "enabled"), ("nonFallback", "enabled"),
    ];

    // Where endpoints differ in their limits, the adapter cannot write an override of one of them.
    private readonly (string Policy, string Property)[] _kinds =
        draft.HasOwnEndpoints ? [.. All.Where(static kind => kind.Policy is not ("timeout" or "totalTimeout"))] : All;

    public Override[] Make()
    {
        var records = Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Record());
        return [.. records.DistinctBy(static record => (record.Scope, record.Policy, record.Property, record.Method))];
    }

    private Override Record()
    {
        var (policy, property) = dice.Pick(_kinds);
        var scope = dice.Pick(OverrideScope.Global, OverrideScope.Type, OverrideScope.Method);
        return new Override(
            scope,
            policy,
            property,
            JsonSerializer.SerializeToElement(Value(policy, property)),
            scope == OverrideScope.Global ? null : Draft.Used,
            scope == OverrideScope.Method ? dice.Pick(draft.Members) : null);
    }

    private object Value(string policy, string property) => property switch
    {
        "maxRetries" => dice.Between(0, 6),
        "delayMs" => dice.Pick(0, 5, 50),
        "minimumThroughput" => dice.Between(2, 4),
        "breakMs" => dice.Pick(507, 2003),
        "ms" => policy == "timeout" ? dice.Pick(33, 147, 601) : dice.Pick(811, 2503),
        "enabled" => dice.Chance(0.5),
        _ => dice.Some([.. draft.Errors, "timeout"], most: 3),
    };
}
