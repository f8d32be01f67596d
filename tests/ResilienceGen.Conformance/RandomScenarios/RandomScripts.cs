using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>What guarded operations do: they succeed, fail, take their time, cancel their caller and react to a cancellation.</summary>
internal sealed class RandomScripts(Dice dice, string[] errors)
{
    public Script Make(params string[] values) => new(
        dice.Maybe(0.85, () => Enumerable.Range(0, dice.Between(1, 6)).Select(_ => Outcome(values)).ToArray()),
        Outcome(values) with { Times = 1, CancelCaller = false, Observe = false });

    private Outcome Outcome(string[] values)
    {
        var error = dice.Chance(0.4) ? null : dice.Chance(0.04) ? nameof(OperationCanceledException) : dice.Pick(errors);
        var takesTime = dice.Chance(0.45);
        var cancels = dice.Chance(0.05);
        return new Outcome(
            Ok: error is null ? dice.Pick(values) : null,
            Throw: error,
            Times: dice.Chance(0.2) ? dice.Between(2, 4) : 1,
            AfterMs: takesTime ? dice.Pick(3, 7, 19, 41, 97, 201, 499, 1201) : null,
            IgnoresCancellation: takesTime && dice.Chance(0.2),
            Sync: error is not null && !takesTime && !cancels && dice.Chance(0.1),
            CancelCaller: cancels,
            Observe: cancels && dice.Chance(0.6),
            RetryAfterMs: IsOwn(error) && dice.Chance(0.3) ? dice.Pick(17, 230, 1500, 40000) : null,
            OnCancel: takesTime && dice.Chance(0.15) ? Reaction() : null);
    }

    private CancelReaction Reaction() => dice.Chance(0.5)
        ? new CancelReaction(Throw: dice.Pick(errors))
        : new CancelReaction(AfterMs: dice.Pick(11, 61, 401), Rethrow: true);

    // Those of the framework carry no time to wait.
    private static bool IsOwn(string? error) => error?.EndsWith("Error", StringComparison.Ordinal) == true;
}
