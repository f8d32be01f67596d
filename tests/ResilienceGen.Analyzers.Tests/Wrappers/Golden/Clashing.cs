namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>Members that cannot all be public: from two bases, hidden, and named as those of object.</summary>
[Resilient(Defaults = ResilienceDefaults.None), Retry(DelayMs = 0)]
internal interface IClashing : ILeft, IRight
{
    new Task<string> GetAsync(int id);

    string ToString();
}

internal interface ILeft
{
    int Size { get; }

    Task<int> GetAsync(int id);

    Task<int> FindAsync(int id);
}

internal interface IRight
{
    long Size { get; }

    Task<long> FindAsync(int id);
}
