using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>
/// Plays a scenario by the rules alone and notes what must come of it: they are written down here a second time, and nothing of the product is used.
/// Must not run under a synchronization context. Arguments and jitter are left out.
/// </summary>
internal sealed class Forecast
{
    private readonly World _world = new();
    private readonly ScriptedWork _work;
    private readonly Scenario _scenario;
    private readonly Dictionary<string, PolicySet> _policies = [];
    private readonly Dictionary<string, Breaker> _breakers = [];
    private readonly Dictionary<string, StartedCall> _started = [];

    private Forecast(Scenario scenario)
    {
        if (scenario.Instances?.Values.Any(type => type != scenario.Declared.Use) == true) throw new UndecidedException("the model knows one interface in use");
        _scenario = scenario;
        _work = new ScriptedWork(_world, scenario.Script!);
        foreach (var member in Members.Select(static method => method.Name).Distinct()) AddPolicies(member);
    }

    private IEnumerable<ServiceMethod> Members =>
        _scenario.Declared.WithBases(_scenario.Declared.Find(_scenario.Declared.Use)).SelectMany(static level => level.Methods);

    /// <summary>The scenario with all its expectations. Steps that cannot be taken, or tell nothing, are left out.</summary>
    public static Scenario Of(Scenario scenario)
    {
        var forecast = new Forecast(scenario);
        Step[] steps = [.. scenario.Steps!.Select(forecast.Play).OfType<Step>()];
        return scenario with { Steps = steps, Expect = new Totals(forecast._work.Attempts, forecast._world.Metrics, forecast.States()) };
    }

    private void AddPolicies(string member)
    {
        var found = _policies[member] = new EffectivePolicies(_scenario.Declared, _scenario.Overrides ?? [], member).Find();
        if (found.Chain is null) AddBreaker(member, found.CircuitBreaker, found);
        foreach (var endpoint in found.Chain?.Endpoints ?? []) AddBreaker(endpoint, Chain.PoliciesOf(found.Chain!, endpoint).CircuitBreaker, found);
    }

    private void AddBreaker(string key, BreakerValues? values, PolicySet policies)
    {
        if (values is not null) _breakers[key] = new Breaker(_world, values, policies.TotalTimeout?.Ms);
    }

    private Step? Play(Step step)
    {
        switch (step)
        {
            case CallStep call:
                return call with { Expect = Expectation(call.Method, Make(call)) };
            case StartStep start:
                _started.Add(start.Call, Begin(start.Method, new Call(_world, _work, _breakers)));
                return start;
            case AwaitStep awaited:
                return awaited with { Expect = Expectation(_started[awaited.Call].Member, _started[awaited.Call]) };
            case AssertPendingStep pending:
                return _started[pending.Call].Task.IsCompleted ? null : pending;
            case ReleaseStep release:
                _world.Release(release.Gate);
                return release;
            case CancelStep cancel:
                _started[cancel.Call].Call.Caller.Cancel();
                return cancel;
            case AdvanceStep advance:
                _world.Advance(advance.Ms);
                return advance;
            case CheckStep:
                return States() is { Count: > 0 } states ? new CheckStep(states) : null;
            case IsolateStep isolate when _breakers.TryGetValue(isolate.Breaker, out var breaker):
                breaker.Isolate();
                return isolate;
            case CloseBreakerStep close when _breakers.TryGetValue(close.Breaker, out var breaker):
                breaker.Close();
                return close;
            default:
                return null;
        }
    }

    private StartedCall Make(CallStep step)
    {
        var call = new Call(_world, _work, _breakers);
        if (step.Token == TokenKind.PreCancelled) call.Caller.Cancel();
        using var cancellation = step.CancelAtMs is { } at ? _world.Schedule(at, call.Caller.Cancel) : null;
        var started = Begin(step.Method, call);
        _world.RunUntilComplete(started.Task);
        return started;
    }

    private StartedCall Begin(string member, Call call) => new(member, call, call.RunAsync(member, _policies[member]));

    private CallExpectation Expectation(string member, StartedCall started)
    {
        _world.RunUntilComplete(started.Task);
        var ending = started.Task.GetAwaiter().GetResult();
        var elapsed = new Interval(started.Call.ElapsedMs, started.Call.ElapsedMs);
        var returnsTask = Members.First(method => method.Name == member).Returns.StartsWith("Task", StringComparison.Ordinal);
        if (ending.Failure is not { } failure)
            return new CallExpectation(Result: ending.Value, ElapsedMs: elapsed, TaskStatus: returnsTask ? EndState.RanToCompletion : null);

        var isCallers = failure.Name == ErrorKinds.Cancelled && failure.Token == started.Call.Caller.Token;
        return new CallExpectation(
            Error: failure.Name,
            ElapsedMs: elapsed,
            RetryAfterMs: failure.Name == ErrorKinds.Open ? failure.RetryAfterMs : null,
            InnerError: failure is { Inner: { IsCancellation: false } inner, Name: not ErrorKinds.Isolated } ? inner.Name : null,
            CallerToken: isCallers ? true : null,
            SameInstance: ReferenceEquals(failure, _work.LastThrown) ? true : null,
            TaskStatus: !returnsTask || failure.IsCancellation != isCallers ? null : isCallers ? EndState.Canceled : EndState.Faulted);
    }

    private Dictionary<string, BreakerState> States() =>
        _breakers.Where(static pair => pair.Value.IsStateKnown).ToDictionary(static pair => pair.Key, static pair => pair.Value.State);

    private sealed record StartedCall(string Member, Call Call, Task<Ending> Task);
}
