using System.Collections.Concurrent;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;

namespace ResilienceGen.Tests.Chaos;

/// <summary>
/// What must hold of every circuit: no attempt while it rests, no more probes than allowed, and transitions that continue each other. An attempt at the very
/// tick of a transition may have been admitted before or after it.
/// </summary>
internal sealed class CircuitWatch(ChaosWorld world)
{
    private readonly ConcurrentDictionary<CircuitKey, History> _histories = new();

    public void Note(CircuitTransition transition)
    {
        var history = _histories.GetOrAdd(transition.Key, static _ => new History());
        lock (history) history.Transitions.Add(transition);
    }

    public void AttemptBegins(ChaosAttempt attempt)
    {
        // A synchronous call runs beside the thread that moves time.
        if (!world.IsVirtual || attempt.Call.Shape == Shape.Sync) return;
        if (!_histories.TryGetValue(attempt.Circuit, out var history) || PathOf(attempt) is not { CircuitPolicy: { } policy } path) return;
        lock (history)
        {
            if (history.Transitions.MaxBy(static transition => transition.Version) is not { } last || Forgets(attempt.Call.Operation, attempt.Circuit)) return;
            var now = world.Time.GetUtcNow();
            var rests = last.To == CircuitState.Isolated || (last.To == CircuitState.Open && now < last.At + last.OpenFor);
            if (rests && now > last.At) world.Fail($"{attempt.Call.Owner}: an attempt at {now:O} although '{attempt.Circuit}' is {last.To} since {last.At:O}.");
            if (last.To == CircuitState.HalfOpen) Probe(history, attempt, last.Version, now, path);
        }
    }

    public void AttemptEnds(ChaosAttempt attempt)
    {
        if (!_histories.TryGetValue(attempt.Circuit, out var history)) return;
        lock (history) history.Probes.RemoveAll(probe => probe.Attempt == attempt);
    }

    /// <summary>Looks at the transitions of the whole run.</summary>
    public void CheckPaths()
    {
        foreach (var (key, history) in _histories)
        {
            var path = history.Transitions.OrderBy(static transition => transition.Version).ToList();
            if (world.Operations.Any(operation => key.Name.StartsWith(operation.Name, StringComparison.Ordinal) && Forgets(operation, key))) continue;
            foreach (var (earlier, later) in path.Zip(path.Skip(1))) Check(key, earlier, later);
        }
    }

    private void Check(CircuitKey key, CircuitTransition earlier, CircuitTransition later)
    {
        if (earlier.To != later.From) world.Fail($"'{key}' went to {earlier.To} and left {later.From}.");
        if (later is { From: CircuitState.Closed, To: CircuitState.HalfOpen }) world.Fail($"'{key}' went from closed to half-open.");
        if (world.IsVirtual && later.To == CircuitState.HalfOpen && later.At < earlier.At + earlier.OpenFor) world.Fail($"'{key}' probed before its break was over.");
        if (later is { From: CircuitState.Isolated, To: not CircuitState.Closed }) world.Fail($"'{key}' left isolation to {later.To}.");
    }

    private void Probe(History history, ChaosAttempt attempt, long version, DateTimeOffset now, MemberPlan path)
    {
        // A stream is a probe only until its first item; an abandoned callee is none any more.
        if (attempt.Call.Shape == Shape.Stream || path.Timeout is { Abandon: true }) return;
        var policy = path.CircuitPolicy!;
        history.Probes.Add(new(attempt, version, now));
        var lease = TimeSpan.FromMilliseconds(Math.Min(policy.BreakDurationMs, path.Timeout is null ? int.MaxValue : ChaosConfiguration.ShortestTotalMs));
        var leased = history.Probes.Count(probe => probe.Version == version && now - probe.At < lease);
        if (leased > policy.Probes) world.Fail($"{attempt.Call.Owner}: probe {leased} of {policy.Probes} on '{attempt.Circuit}'.");
    }

    // Null where the attempt had no circuit: by a switch, or because every member was refused and the first was tried all the same.
    private static MemberPlan? PathOf(ChaosAttempt attempt)
    {
        var (plan, member) = (attempt.Call.Plan!, attempt.Circuit.Name);
        return plan.Chain.TryFirstWhenAllOpen ? null : plan.Members.FirstOrDefault(path => (path.Tags.Member ?? plan.Tags.Operation) == member);
    }

    // A partition that was forgotten starts again with a new circuit.
    private static bool Forgets(ChaosOperation operation, CircuitKey key) => key.Partition is not null && operation.ForgetsPartitions;

    private sealed record Running(ChaosAttempt Attempt, long Version, DateTimeOffset At);

    private sealed class History
    {
        public List<CircuitTransition> Transitions { get; } = [];

        public List<Running> Probes { get; } = [];
    }
}
