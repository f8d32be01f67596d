namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>A fallback chain.</summary>
[Resilient(Defaults = ResilienceDefaults.None), FallbackChain(typeof(First), typeof(Second))]
public interface IChatModel
{
    string Name { get; }

    [Idempotent]
    Task<string> AskAsync(string question, CancellationToken cancellationToken = default);

    [Idempotent]
    IAsyncEnumerable<string> StreamAsync(string question, CancellationToken cancellationToken = default);
}

public abstract class ScriptedModel(string name, bool fails) : IChatModel
{
    public string Name => name;

    public Task<string> AskAsync(string question, CancellationToken cancellationToken = default) =>
        fails ? Task.FromException<string>(new HttpRequestException(name)) : Task.FromResult($"{name}: {question}");

    public async IAsyncEnumerable<string> StreamAsync(string question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (fails) throw new HttpRequestException(name);
        yield return name;
        yield return question;
    }
}

public sealed class First() : ScriptedModel("first", fails: true);

public sealed class Second() : ScriptedModel("second", fails: false);
