namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>All chance of a scenario; the same seed throws the same.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double chance) => _random.NextDouble() < chance;

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    /// <summary>Some of them in any order: at least one.</summary>
    public T[] Some<T>(T[] values, int most)
    {
        T[] shuffled = [.. values];
        _random.Shuffle(shuffled);
        return shuffled[..Between(1, Math.Min(most, shuffled.Length))];
    }

    public T? Maybe<T>(double chance, Func<T> make)
        where T : class => Chance(chance) ? make() : null;
}
