namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>A chain with everything that can be said about one: filters, tiers, routes, and a member with policies of its own.</summary>
[Resilient(Defaults = ResilienceDefaults.None), Retry(MaxRetryAttempts = 1, DelayMs = 0)]
[FallbackChain(typeof(Quick), typeof(Careful), typeof(Patient), StopOn = new[] { typeof(ArgumentException) }, Tiers = new[] { 2, 1 }, TryFirstWhenAllOpen = true)]
[FallbackRoute(typeof(InvalidDataException), typeof(Patient)), FallbackRoute(FailureKind.RateLimited, typeof(Careful))]
public interface ITranslator : IDisposable, IAsyncDisposable
{
    [Idempotent]
    Task<string> TranslateAsync(string text, CancellationToken cancellationToken = default);

    [Idempotent]
    ValueTask<int> CountAsync(string text);
}

public abstract class ScriptedTranslator(Exception? failure) : ITranslator
{
    public int Calls { get; private set; }

    public Task<string> TranslateAsync(string text, CancellationToken cancellationToken = default)
    {
        Calls++;
        return failure is null ? Task.FromResult($"{GetType().Name}: {text}") : Task.FromException<string>(failure);
    }

    public ValueTask<int> CountAsync(string text) => new(text.Length);

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}

public sealed class Quick(Exception? failure) : ScriptedTranslator(failure);

[Timeout(AttemptMs = 500), CircuitBreaker(Enabled = false)]
public sealed class Careful(Exception? failure) : ScriptedTranslator(failure);

[Retry(MaxRetryAttempts = 4, DelayMs = 0, Backoff = Backoff.Constant, UseJitter = false, RetryOn = new[] { typeof(IOException) }), CircuitBreaker(ConsecutiveFailures = 3)]
public sealed class Patient(Exception? failure) : ScriptedTranslator(failure);
