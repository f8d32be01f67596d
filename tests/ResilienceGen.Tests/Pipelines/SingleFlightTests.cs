using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R30: equal calls that overlap share one answer.</summary>
public sealed class SingleFlightTests
{
    private readonly TaskCompletionSource<string> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Bench _bench = new();

    public SingleFlightTests()
    {
        _bench.Descriptor = _bench.Descriptor with { SingleFlight = new SingleFlightPolicy() };
        _bench.Script.Then(token => _work.Task.WaitAsync(token));
    }

    [Fact]
    public async Task R30_EqualCalls_ShareOneAttempt()
    {
        var (first, second) = (CallAsync(("a", 1)), CallAsync(("a", 1)));
        _work.SetResult("shared");

        Assert.Equal(["shared", "shared"], await Task.WhenAll(first, second));
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public void DifferentArguments_DoNotShare()
    {
        _ = CallAsync(("a", 1));
        _ = CallAsync(("a", 2));

        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R30_LeaderCancels_FollowersGetTheAnswer()
    {
        using var leader = new CancellationTokenSource();
        var (first, second) = (CallAsync(("a", 1), leader.Token), CallAsync(("a", 1)));
        await leader.CancelAsync();
        _work.SetResult("shared");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("shared", await second);
    }

    [Fact]
    public async Task EverybodyCancels_WorkIsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var call = CallAsync(("a", 1), caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.True(_bench.Script.Tokens[0].IsCancellationRequested);
    }

    [Fact]
    public async Task R30_ErrorIsNotKept()
    {
        var first = CallAsync(("a", 1));
        _work.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => first);
        _bench.Script.Returns("fine");

        Assert.Equal("fine", await CallAsync(("a", 1)));
    }

    [Fact]
    public async Task OtherInnerObject_DoesNotShare()
    {
        var other = new Script(_bench.Time).Returns("other");
        _ = CallAsync(("a", 1));

        Assert.Equal("other", await _bench.Runtime.Operation(other, _bench.Descriptor)
            .ExecuteAsync(("a", 1), static (script, _, token) => script.CallAsync(token), default));
    }

    [Fact]
    public async Task CalleesOwnTimeout_ReachesEveryCallerAsItWasThrown()
    {
        var timeout = new TaskCanceledException("the client's limit", new TimeoutException());
        var (first, second) = (CallAsync(("a", 1)), CallAsync(("a", 1)));
        _work.SetException(timeout);

        Assert.Same(timeout, await Record.ExceptionAsync(() => first));
        Assert.Same(timeout, await Record.ExceptionAsync(() => second));
    }

    [Fact]
    public async Task WorkIsCancelled_WhoComesMeanwhileStartsAnew()
    {
        using var caller = new CancellationTokenSource();
        var cameThrough = false;
        _bench.Script.Then(static _ => Task.FromResult("anew"));
        var call = CallAsync(("a", 1), caller.Token);
        _bench.Script.Tokens[0].Register(() =>
        {
            var newcomer = new Thread(() => _ = CallAsync(("a", 1)));
            newcomer.Start();
            cameThrough = newcomer.Join(TimeSpan.FromSeconds(5));
        });

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(cameThrough, "The callee's reaction to its cancellation holds up other callers.");
    }

    private Task<string> CallAsync((string, int) args, CancellationToken token = default) =>
        _bench.Operation.ExecuteAsync(args, static (script, _, attempt) => script.CallAsync(attempt), token);
}
