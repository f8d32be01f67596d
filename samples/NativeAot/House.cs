using System.Runtime.CompilerServices;

namespace Samples.NativeAot;

/// <summary>A house that answers, fails or is silent, as the program tells it.</summary>
public abstract class House(decimal rate) : IRates
{
    /// <summary>What happens to the calls that come now.</summary>
    public Mood Mood { get; set; }

    /// <summary>How many calls have come.</summary>
    public int Calls { get; private set; }

    public async Task<decimal> GetAsync(string currency, CancellationToken cancellationToken = default)
    {
        Calls++;
        if (Mood == Mood.Broken) throw new IOException($"{GetType().Name} is closed.");
        if (Mood == Mood.Silent) await Task.Delay(Timeout.Infinite, cancellationToken);
        return rate;
    }

    public Task<decimal> AgreedAsync(string currency, CancellationToken cancellationToken = default) => Task.FromResult(1m);

    public async IAsyncEnumerable<decimal> WatchAsync(string currency, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await GetAsync(currency, cancellationToken);
        yield return rate + 0.1m;
    }
}

/// <summary>How a house treats calls.</summary>
public enum Mood
{
    Helpful,
    Broken,
    Silent,
}

public sealed class MorningHouse() : House(1.1m);

public sealed class EveningHouse() : House(1.2m);
