using System.Collections.Concurrent;
using System.Globalization;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Running;

/// <summary>Plays the outcomes of a scenario; the written implementations are only a shell around it.</summary>
public sealed class ScriptPlayer
{
    private const int MostCalls = 10_000;
    private readonly IReadOnlyDictionary<string, Script> _scripts;
    private readonly TimeProvider _time;
    private readonly Gates _gates;
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentDictionary<string, bool> _sawCancellation = new();

    internal ScriptPlayer(IReadOnlyDictionary<string, Script> scripts, TimeProvider time, Gates gates) =>
        (_scripts, _time, _gates) = (scripts, time, gates);

    /// <summary>The player of the call that is being made: for code that no one hands a player.</summary>
    public static ScriptPlayer Current => Caller.Current.Player;

    internal IReadOnlyDictionary<string, int> Attempts => _attempts;

    internal IReadOnlyDictionary<string, bool> SawCancellation => _sawCancellation;

    /// <summary>The error object that was thrown last.</summary>
    internal Exception? LastThrown { get; private set; }

    /// <summary>What the script itself got wrong: a call that it does not foresee.</summary>
    internal ConcurrentQueue<string> Faults { get; } = new();

    public T Call<T>(string key, params object?[] arguments) => CallAsync<T>(key, CancellationToken.None, arguments).GetAwaiter().GetResult();

    public Task<T> CallAsync<T>(string key, CancellationToken token, params object?[] arguments)
    {
        if (Next(key) is not { } outcome) return Never<T>();
        if (outcome.CancelCaller) Caller.Current.Cancel();
        return outcome.Sync ? throw Error(outcome, token) : PlayAsync<T>(outcome, key, arguments, token);
    }

    private async Task<T> PlayAsync<T>(Outcome outcome, string key, object?[] arguments, CancellationToken token)
    {
        try
        {
            await PassTimeAsync(outcome, token);
            if (outcome.Observe) token.ThrowIfCancellationRequested();
            return outcome.Throw is null ? Value<T>(Answer(outcome, key, arguments)) : throw Error(outcome, token);
        }
        finally
        {
            if (token.IsCancellationRequested) _sawCancellation[key] = true;
        }
    }

    private async Task PassTimeAsync(Outcome outcome, CancellationToken token)
    {
        var heeded = outcome.IgnoresCancellation ? CancellationToken.None : token;
        try
        {
            if (outcome.AfterMs is { } delay) await Task.Delay(TimeSpan.FromMilliseconds(delay), _time, heeded);
            if (outcome.Gate is { } gate) await _gates.PassAsync(gate, heeded);
        }
        catch (OperationCanceledException) when (outcome.OnCancel is { Rethrow: false })
        {
            await CleanUpAsync(outcome.OnCancel);
            if (outcome.OnCancel.Throw is { } error) throw Thrown(ErrorNames.Create(error, retryAfter: null, token));
        }
        catch (OperationCanceledException) when (outcome.OnCancel is not null)
        {
            await CleanUpAsync(outcome.OnCancel);
            throw;
        }
    }

    private Task CleanUpAsync(CancelReaction reaction) =>
        reaction.AfterMs is { } delay ? Task.Delay(TimeSpan.FromMilliseconds(delay), _time) : Task.CompletedTask;

    private Outcome? Next(string key)
    {
        var call = _attempts.AddOrUpdate(key, 1, static (_, count) => count + 1) - 1;
        var outcome = call < MostCalls ? _scripts.GetValueOrDefault(key)?.At(call) : null;
        if (outcome is null) Faults.Enqueue($"call {call + 1} of {key} is beyond its script");
        return outcome;
    }

    // An error would be retried, perhaps for ever; this stops whoever calls too often.
    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;

    private Exception Error(Outcome outcome, CancellationToken token) => Thrown(ErrorNames.Create(
        outcome.Throw ?? throw new InvalidOperationException("Only an error can be thrown before the task is returned."),
        outcome.RetryAfterMs is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
        token));

    private Exception Thrown(Exception error) => LastThrown = error;

    private static string Answer(Outcome outcome, string key, object?[] arguments)
    {
        if (outcome.OkArgs) return $"{key}({string.Join(',', arguments.Select(Text))})";
        return outcome.OkError ? $"fallback after {ErrorNames.NameOf(arguments.OfType<Exception>().Last())}" : outcome.Ok!;
    }

    private static T Value<T>(string text) => typeof(T) == typeof(object) || typeof(T).Namespace == "ResilienceGen.Pipelines"
        ? default!
        : (T)Convert.ChangeType(text, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture);

    private static string Text(object? argument) => argument switch
    {
        Array items => string.Join(',', items.Cast<object?>().Select(Text)),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
    };
}
