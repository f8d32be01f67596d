using ResilienceGen.Conformance.Model;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>Scenarios that nobody wrote, with the expectations of the model.</summary>
internal static class RandomScenario
{
    /// <summary>The scenarios of these seeds, without those that the rules leave undecided.</summary>
    // A pool thread has no synchronization context.
    public static Task<Scenario[]> OfAsync(int from, int to) =>
        Task.Run(() => Enumerable.Range(from, to - from).Select(Make).OfType<Scenario>().ToArray());

    private static Scenario? Make(int seed)
    {
        var dice = new Dice(seed);
        var draft = dice.Chance(0.4) ? RandomChain.Make(dice) : RandomService.Make(dice);
        string[] instances = dice.Chance(0.15) ? ["a", "b"] : [];
        var open = new Scenario(
            $"CO-{seed}",
            "combination",
            $"seed {seed}",
            ScenarioKind.Behaviour,
            Mapping.Adapted,
            [new Source("none", "none", $"seed {seed}")],
            Service: draft.Service,
            Overrides: dice.Maybe(0.3, new RandomOverrides(dice, draft).Make),
            Instances: instances.Length == 0 ? null : instances.ToDictionary(static name => name, static _ => Draft.Used),
            Script: draft.Scripts,
            Steps: new RandomSteps(dice, draft, instances).Make());
        try
        {
            return Forecast.Of(open);
        }
        catch (UndecidedException)
        {
            return null;
        }
    }
}
