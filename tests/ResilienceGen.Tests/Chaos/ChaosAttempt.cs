using System.Runtime.CompilerServices;
using ResilienceGen.Breakers;

namespace ResilienceGen.Tests.Chaos;

/// <summary>One attempt while it runs: it notes what may not be, and tells the world when it begins and ends.</summary>
internal sealed class ChaosAttempt : IDisposable
{
    private readonly ChaosCall _call;
    private readonly ChaosWorld _world;
    private readonly CancellationToken _token;

    public ChaosAttempt(ChaosCall call, ChaosMember member, CancellationToken token)
    {
        (_call, _token) = (call, token);
        _world = call.Operation.World;
        Circuit = new CircuitKey(call.Operation.Endpoint, member.Name ?? call.Operation.Name, call.Partition);
        Step = call.Begin();
        if (token != call.Token) _world.Traces.Add(SourceOf(ref token));
        _world.AttemptBegins(this);
    }

    public ChaosCall Call => _call;

    public ChaosStep Step { get; }

    public CircuitKey Circuit { get; }

    /// <summary>What the attempt waits for, and its fault.</summary>
    public async Task PassAsync()
    {
        if (Step.DelayMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(Step.DelayMs), _world.Time, Step.Honours ? _token : CancellationToken.None).ConfigureAwait(false);
        if (Step.Fault(_call.Owner) is { } fault) throw fault;
    }

    public void Dispose()
    {
        _call.End(Step);
        _world.AttemptEnds(this);
    }

    // The source must be gone when its attempt is, although the token it is linked to lives on.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource SourceOf(ref CancellationToken token);
}
