using System.Reflection;
using System.Text.Json;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Conformance.Running;

/// <summary>Executes a scenario: its steps in order, then the comparison of the totals.</summary>
internal sealed class StepRunner : IDisposable
{
    private readonly Scenario _scenario;
    private readonly VirtualTime _time = new();
    private readonly Gates _gates = new();
    private readonly Clockwork _clockwork;
    private readonly ScriptPlayer _player;
    private readonly Product _product;
    private readonly Dictionary<string, (Type Type, object Wrapper)> _wrappers = [];
    private readonly Dictionary<string, RunningCall> _started = [];
    private readonly List<string> _failures = [];

    private StepRunner(Scenario scenario, Assembly assembly)
    {
        _scenario = scenario;
        _clockwork = new Clockwork(_time);
        _player = new ScriptPlayer(scenario.Script ?? [], _time, _gates);
        _product = new Product(_time, assembly, scenario);
    }

    /// <summary>Runs on a thread of its own, without synchronization context. Returns what differs from the expectation.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(Scenario scenario, Assembly assembly)
    {
        var done = new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Complete(done, scenario, assembly)) { IsBackground = true }.Start();
        return done.Task;
    }

    public void Dispose() => _product.Dispose();

    private static void Complete(TaskCompletionSource<IReadOnlyList<string>> done, Scenario scenario, Assembly assembly)
    {
        try
        {
            List<string> failures;
            using (var runner = new StepRunner(scenario, assembly)) failures = runner.Run();
            done.SetResult(failures);
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private List<string> Run()
    {
        foreach (var (instance, type) in _scenario.Instances ?? new() { [""] = _scenario.Declared.Use })
            _wrappers.Add(instance, (_product.Interface(type), _product.Wrap(type, _player)));
        for (var index = 0; index < _scenario.Steps!.Length && _failures.Count == 0; index++)
        {
            var place = $"step {index + 1} ({_scenario.Steps[index].GetType().Name[..^4].ToLowerInvariant()})";
            try
            {
                Do(_scenario.Steps[index], place);
            }
            catch (HangException hang)
            {
                _failures.Add($"{place}: {hang.Message}");
            }
        }

        _clockwork.Settle();
        _failures.AddRange(_player.Faults);
        if (_time.PendingTimers > 0) _failures.Add($"{_time.PendingTimers} timers are still pending at the end");
        _failures.AddRange(Comparer.Compare(_scenario, _player, _product));
        return _failures;
    }

    private void Do(Step step, string place)
    {
        switch (step)
        {
            case CallStep call:
                for (var count = 1; count <= call.Repeat && _failures.Count == 0; count++)
                    Call(call, call.Repeat == 1 ? place : $"{place}, time {count} of {call.Repeat}");
                break;
            case StartStep start:
                _started.Add(start.Call, Begin(start.On, start.Method, start.Args, new Caller(_player)));
                break;
            case AwaitStep awaited:
                Await(_started[awaited.Call], awaited.Expect, place);
                break;
            case AssertPendingStep pending:
                if (_started[pending.Call].IsCompleted) _failures.Add($"{place}: {pending.Call} is complete already");
                break;
            case CancelStep cancel:
                _started[cancel.Call].Caller.Cancel();
                break;
            case ReleaseStep release:
                _gates.Release(release.Gate);
                break;
            case AdvanceStep advance:
                _clockwork.Advance(advance.Ms);
                break;
            case CheckStep check:
                _failures.AddRange(Comparer.Breakers(check.Breaker, _product).Select(failure => $"{place}: {failure}"));
                break;
            case IsolateStep isolate:
                _product.Isolate(isolate.Breaker);
                break;
            case CloseBreakerStep close:
                _product.Close(close.Breaker);
                break;
            default:
                throw new NotSupportedException(step.GetType().Name);
        }

        _clockwork.Settle();
    }

    private void Call(CallStep step, string place)
    {
        var caller = new Caller(_player);
        if (step.Token == TokenKind.PreCancelled) caller.Cancel();
        using var cancellation = step.CancelAtMs is { } at
            ? _time.CreateTimer(_ => caller.Cancel(), null, TimeSpan.FromMilliseconds(at), Timeout.InfiniteTimeSpan)
            : null;
        Await(Begin(step.On, step.Method, step.Args, caller), step.Expect, place);
    }

    private RunningCall Begin(string? instance, string method, JsonElement[]? arguments, Caller caller)
    {
        var (type, wrapper) = _wrappers[instance ?? ""];
        var call = RunningCall.Start(_time, MemberCall.Of(type, method, wrapper, arguments), caller);
        _clockwork.Watch(call);
        return call;
    }

    private void Await(RunningCall call, CallExpectation expected, string place)
    {
        _clockwork.RunUntilComplete(call);
        _failures.AddRange(Comparer.Compare(expected, call.Outcome(), call.Caller.Token, _player.LastThrown).Select(failure => $"{place}: {failure}"));
    }
}
