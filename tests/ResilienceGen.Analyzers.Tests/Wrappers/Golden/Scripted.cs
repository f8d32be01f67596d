using System.Runtime.CompilerServices;

namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>Fails as often as the script says, then answers; remembers every call.</summary>
public sealed class ScriptedOrders(int failures) : IOrders
{
    private int _failures = failures;

    public List<string> Calls { get; } = [];

    public CancellationToken LastToken { get; private set; }

    public void Fail(int times) => _failures = times;

    public Task<string> GetAsync(int id, CancellationToken cancellationToken = default) => Answer($"Get {id}", $"order {id}");

    public Task PutAsync(int id, string text, CancellationToken cancellationToken)
    {
        LastToken = cancellationToken;
        return Answer($"Put {id} {text}", "");
    }

    public Task CreateAsync(string text) => Answer($"Create {text}", "");

    public async ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => (await Answer("Count", "abc")).Length;

    public async ValueTask FlushAsync() => await Answer("Flush", "");

    public string Read(int id)
    {
        Enter($"Read {id}");
        return $"order {id}";
    }

    public void Store(int id, in long version, string? text = "none") => Enter($"Store {id} {version} {text}");

    public async IAsyncEnumerable<string> ListAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Answer($"List {filter}", "");
        yield return "a";
        yield return "b";
    }

    public Task<string> FindRawAsync(int id, CancellationToken cancellationToken = default) => Answer($"Find {id}", "raw");

    private async Task<string> Answer(string call, string answer)
    {
        await Task.Yield();
        Enter(call);
        return answer;
    }

    private void Enter(string call)
    {
        Calls.Add(call);
        if (_failures-- > 0) throw new HttpRequestException("scripted");
    }
}

/// <summary>Keeps versions; the first asynchronous read fails.</summary>
public sealed class ScriptedStore : IStore<int, Version>
{
    private readonly Dictionary<int, Version?> _items = [];
    private bool _hasFailed;

    public event EventHandler<int>? Changed;

    public string Name => "store";

    public Version? this[int key]
    {
        get => _items.GetValueOrDefault(key);
        set
        {
            _items[key] = value;
            Changed?.Invoke(this, key);
        }
    }

    public Task<Version?> GetAsync(int key, CancellationToken cancellationToken = default) => Task.FromResult(this[key]);

    public Task<TOther> GetAsAsync<TOther>(int key, Func<Version?, TOther> convert, CancellationToken cancellationToken = default)
        where TOther : notnull
    {
        if (_hasFailed) return Task.FromResult(convert(this[key]));
        _hasFailed = true;
        throw new HttpRequestException("scripted");
    }

    public bool TryGet(int key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Version? item) => _items.TryGetValue(key, out item) && item is not null;

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class Clashing : IClashing
{
    int ILeft.Size => 4;

    long IRight.Size => 5;

    Task<string> IClashing.GetAsync(int id) => Task.FromResult("own");

    Task<int> ILeft.GetAsync(int id) => Task.FromResult(1);

    Task<int> ILeft.FindAsync(int id) => Task.FromResult(2);

    Task<long> IRight.FindAsync(int id) => Task.FromResult(3L);

    string IClashing.ToString() => "inner";
}
