using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>Calls one after the other and side by side, cancelled or not, with time between them and a hand on the breakers.</summary>
internal sealed class RandomSteps(Dice dice, Draft draft, string[] instances)
{
    private readonly List<string> _started = [];

    public Step[] Make() => [.. Enumerable.Range(1, dice.Between(4, 16)).Select(Next), Call(), .. _started.Select(Await)];

    private Step Next(int number) => dice.Between(1, 50) switch
    {
        <= 10 => new AdvanceStep(dice.Pick(9, 130, 520, 1013, 6007, 31013)),
        <= 11 => new IsolateStep(dice.Pick([.. draft.Scripts.Keys])),
        <= 12 => new CloseBreakerStep(dice.Pick([.. draft.Scripts.Keys])),
        <= 15 => new CheckStep([]),
        <= 23 => Start($"c{number}"),
        <= 28 when _started.Count > 0 => AwaitOne(),
        <= 31 when _started.Count > 0 => new CancelStep(dice.Pick([.. _started])),
        _ => Call(),
    };

    private CallStep Call() => new(
        dice.Pick(draft.Members),
        new CallExpectation(),
        Instance(),
        Token: dice.Chance(0.03) ? TokenKind.PreCancelled : null,
        CancelAtMs: dice.Chance(0.08) ? dice.Pick(5, 31, 77, 149, 333) : null);

    private StartStep Start(string name)
    {
        _started.Add(name);
        return new StartStep(name, dice.Pick(draft.Members), Instance());
    }

    private AwaitStep AwaitOne()
    {
        var name = dice.Pick([.. _started]);
        _started.Remove(name);
        return Await(name);
    }

    private static AwaitStep Await(string name) => new(name, new CallExpectation());

    private string? Instance() => instances.Length == 0 ? null : dice.Pick(instances);
}
