using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>A call of a member: fallback → total timeout → chain or retries (rule 1).</summary>
internal sealed class Call(World world, ScriptedWork work, IReadOnlyDictionary<string, Breaker> breakers)
{
    public World World => world;

    public ScriptedWork Work => work;

    public CancellationTokenSource Caller { get; } = new();

    public bool IsCancelled => Caller.IsCancellationRequested;

    public Deadline Total { get; private set; } = new(world, null);

    public double ElapsedMs { get; private set; }

    public Breaker? BreakerOf(string key) => breakers.GetValueOrDefault(key);

    /// <summary>Whether a failure is nobody's but the caller's (R1); any other cancellation is the callee's (R3).</summary>
    public bool IsCancelledByCaller(Failure failure) => failure.IsCancellation && IsCancelled;

    /// <summary>The negative list wins; without a positive one everything is handled (rule 2).</summary>
    public bool Handles(Failure failure, string[]? positive, string[]? negative) =>
        !IsCancelledByCaller(failure)
        && !(negative ?? []).Any(failure.IsA)
        && (positive is not { Length: > 0 } || positive.Any(failure.IsA));

    public async Task<Ending> RunAsync(string member, PolicySet policies)
    {
        var start = world.Now;
        var ending = IsCancelled ? Failure.Cancelled(Caller.Token) : await RunWithFallbackAsync(member, policies);
        ElapsedMs = world.Now - start;
        return ending;
    }

    private async Task<Ending> RunWithFallbackAsync(string member, PolicySet policies)
    {
        var ending = await RunInTimeAsync(member, policies);
        if (ending.Failure is not { } failure || policies.Fallback is not { } fallback || !Handles(failure, fallback.ApplyOn, fallback.SkipOn)) return ending;
        if (IsCancelled) throw new UndecidedException("is there a fallback after a cancellation?");
        world.Count("fallbacks");
        return await work.RunAsync(fallback.Method ?? fallback.Handler!, Caller, Caller.Token, failure);
    }

    private async Task<Ending> RunInTimeAsync(string member, PolicySet policies)
    {
        using var total = Total = new Deadline(world, policies.TotalTimeout?.Ms);
        if (policies.Chain is { } chain) return await Chain.RunAsync(this, chain);
        var own = new EndpointPolicies(policies.Retry?.Values.Single(), policies.CircuitBreaker, policies.Timeout);
        return await Retries.RunAsync(this, member, own, BreakerOf(member));
    }
}
