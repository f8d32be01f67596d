using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>The guarded operations: each does what its script says (README, section 1).</summary>
internal sealed class ScriptedWork(World world, IReadOnlyDictionary<string, Script> scripts)
{
    public Dictionary<string, int> Attempts { get; } = [];

    public Failure? LastThrown { get; private set; }

    public async Task<Ending> RunAsync(string key, CancellationTokenSource caller, CancellationToken token, Failure? trigger = null)
    {
        var call = Attempts.GetValueOrDefault(key);
        Attempts[key] = call + 1;
        var outcome = scripts[key].At(call) ?? throw new UndecidedException("a call is beyond its script");
        if (outcome.OkArgs) throw new UndecidedException("the model knows no arguments");
        if (outcome.CancelCaller) caller.Cancel();
        var heeded = outcome.IgnoresCancellation ? CancellationToken.None : token;
        if (outcome.AfterMs is { } delay && !await world.PassAsync(delay, heeded) || outcome.Gate is { } gate && !await world.PassAsync(gate, heeded))
            return await StopAsync(outcome.OnCancel, token);
        if (outcome.Observe && token.IsCancellationRequested) return Failure.Cancelled(token);
        if (outcome.Throw is { } error) return Throw(new Failure(error, RetryAfterMs: outcome.RetryAfterMs));
        return new Ending(outcome.OkError ? $"fallback after {trigger!.Name}" : outcome.Ok);
    }

    private async Task<Ending> StopAsync(CancelReaction? reaction, CancellationToken token)
    {
        if (reaction?.AfterMs is { } delay) await world.PassAsync(delay, CancellationToken.None);
        return reaction?.Throw is { } error ? Throw(new Failure(error)) : Failure.Cancelled(token);
    }

    private Failure Throw(Failure failure) => LastThrown = failure;
}
