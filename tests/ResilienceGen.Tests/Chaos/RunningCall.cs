using System.Net;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Pipelines;

namespace ResilienceGen.Tests.Chaos;

/// <summary>A call under way, and the judgement of how it ended.</summary>
internal sealed class RunningCall
{
    private readonly ChaosWorld _world;
    private readonly CancellationTokenSource? _caller;
    private readonly long _start;

    private RunningCall(ChaosWorld world, ChaosCall call, CancellationTokenSource? caller)
    {
        (_world, Call, _caller) = (world, call, caller);
        _start = world.Time.GetTimestamp();
        world.Traces.Add(call.Operation.Descriptor.Cache is null ? call : null);
    }

    public ChaosCall Call { get; }

    public Task Ended { get; private set; } = Task.CompletedTask;

    public Thread? Thread { get; private set; }

    public bool CanCancel => _caller is { IsCancellationRequested: false };

    public static RunningCall Start(ChaosWorld world)
    {
        var running = new RunningCall(world, world.Call(out var caller), caller);
        if (running.Call.Shape == Shape.Sync)
            running.StartThread();
        else
            running.Ended = running.JudgeAsync(running.Call.Operation.RunAsync(running.Call));
        return running;
    }

    public void Cancel() => _caller!.Cancel();

    /// <summary>Most attempts the plan allows.</summary>
    private long MostAttempts()
    {
        // Beside a thread that changes the configuration only what can be configured at most is certain.
        if (!_world.IsVirtual) return 3 * 5 * 3;
        var plan = Call.Plan!;
        var members = plan.Chain.Enabled ? plan.Members : plan.Members[..1];
        return members.Sum(static member => (1L + (member.Retry?.Policy.Limit ?? 0)) * (1 + (member.Hedge?.MaxHedges ?? 0)));
    }

    private void StartThread()
    {
        var ended = new TaskCompletionSource();
        Ended = ended.Task;
        Thread = new Thread(() =>
        {
            try
            {
                Judge(Call.Operation.Run(Call));
            }
            catch (Exception error)
            {
                Judge(error);
            }

            ended.SetResult();
        })
        { IsBackground = true };
        Thread.Start();
    }

    private async Task JudgeAsync(Task<object?> call)
    {
        try
        {
            Judge(await call.ConfigureAwait(false));
        }
        catch (Exception error)
        {
            Judge(error);
        }
    }

    private void Judge(object? result)
    {
        if (result is ChaosResponse response) response.IsReturned = true;
        else if (result is not string owner || owner != Call.Owner) _world.Fail($"{Call.Owner}: got the result {result}.");
        JudgeEffort();
    }

    private void Judge(Exception error)
    {
        if (!IsExpected(error)) _world.Fail($"{Call.Owner} ({Call.Shape}): ended with {error}");
        JudgeEffort();
    }

    private void JudgeEffort()
    {
        if (Call.Attempts > MostAttempts()) _world.Fail($"{Call.Owner} ({Call.Shape}): {Call.Attempts} attempts, allowed are {MostAttempts()}.");
        var isShared = Call.Operation.Descriptor.SingleFlight is not null;
        if (isShared || Call.EverDeaf || Call.Shape is Shape.Stream or Shape.Sync || _world.Runtime.SharesDeadlines || !_world.IsVirtual) return;
        var took = _world.Time.GetElapsedTime(_start);
        if (took.Ticks > Call.Plan!.TotalTicks) _world.Fail($"{Call.Owner} ({Call.Shape}): took {took}, longer than {TimeSpan.FromTicks(Call.Plan.TotalTicks)}.");
    }

    // What the script threw, a cancellation that the caller asked for, or a decision of ours that a declared policy stands for.
    private bool IsExpected(Exception error) => error switch
    {
        _ when ChaosStep.OwnerOf(error) is { } owner => owner == Call.Owner,
        OperationCanceledException cancelled => Call.Token.IsCancellationRequested && cancelled.CancellationToken == Call.Token,
        TimeoutRejectedException => true,
        BrokenCircuitException broken => broken.Endpoint == Call.Operation.Endpoint,
        ConcurrencyLimitExceededException => Call.Operation.Descriptor.ConcurrencyLimit is not null,
        FallbackChainExhaustedException chain => chain.Failures.All(failure => IsExpected(failure.Error) || IsResponse(failure.Error)),
        HttpRequestException => Call.Operation.Descriptor.Chain is { ThrowLastError: true } && IsResponse(error),
        _ => false,
    };

    // Among the errors of a chain an exception stands for a response that failed.
    private bool IsResponse(Exception error) => Call.Shape == Shape.Response && error is HttpRequestException { StatusCode: HttpStatusCode.ServiceUnavailable };
}
