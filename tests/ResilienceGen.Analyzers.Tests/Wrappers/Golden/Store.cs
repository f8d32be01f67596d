namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>Generic, inherited, and with members that pass through.</summary>
[Resilient(Defaults = ResilienceDefaults.None), Retry(DelayMs = 0)]
public interface IStore<TKey, TItem> : IHasName, IDisposable
    where TKey : notnull
    where TItem : class, new()
{
    TItem? this[TKey key] { get; set; }

    event EventHandler<TKey>? Changed;

    Task<TItem?> GetAsync(TKey key, CancellationToken cancellationToken = default);

    Task<TOther> GetAsAsync<TOther>(TKey key, Func<TItem?, TOther> convert, CancellationToken cancellationToken = default)
        where TOther : notnull;

    [NoResilience]
    bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TItem? item);
}

public interface IHasName
{
    string Name { get; }
}
