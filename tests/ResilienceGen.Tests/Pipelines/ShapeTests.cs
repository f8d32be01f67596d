using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Every shape of a method runs on the same path.</summary>
public sealed class ShapeTests
{
    private readonly VirtualTime _time = new();
    private readonly ResilientOperation<ShapeTests> _operation;
    private int _attempts;

    public ShapeTests() => _operation = new ResilienceRuntime(_time).Operation(
        this, new("Api", "Shape") { IsIdempotent = true, Retry = Bench.Retries(2), Timeout = new(), CircuitBreaker = new() });

    [Fact]
    public async Task Task_IsRetried()
    {
        await _time.RunAsync(() => _operation.ExecuteAsync("x", static (test, args, token) => test.RunAsync(args, token), CancellationToken.None));

        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task TaskOfT_IsRetried() => Assert.Equal(
        "x2", await _time.RunAsync(() => _operation.ExecuteAsync("x", static (test, args, token) => test.GetAsync(args, token), CancellationToken.None)));

    [Fact]
    public async Task ValueTask_IsRetried()
    {
        await _time.RunAsync(async () => await _operation.ExecuteValueAsync(
            "x", static (test, args, token) => new ValueTask(test.RunAsync(args, token)), CancellationToken.None));

        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task ValueTaskOfT_IsRetried() => Assert.Equal(
        "x2",
        await _time.RunAsync(async () => await _operation.ExecuteValueAsync(
            "x", static (test, args, token) => new ValueTask<string>(test.GetAsync(args, token)), CancellationToken.None)));

    [Fact]
    public async Task SynchronousVoid_IsRetried()
    {
        await _time.RunBlockingAsync(() => _operation.Execute("x", static (test, args, _) => { test.Get(args); }, CancellationToken.None));

        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task SynchronousResult_IsRetriedOnTheCallersThread()
    {
        var threads = new HashSet<int>();
        await _time.RunBlockingAsync(() =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            _operation.Execute(threads, static (test, seen, _) =>
            {
                seen.Add(Environment.CurrentManagedThreadId);
                return test.Get("x");
            }, CancellationToken.None);
        });

        Assert.Equal(2, _attempts);
        Assert.Single(threads);
        Assert.Equal(100, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R27_CompletedValueTask_CompletesSynchronously()
    {
        _attempts = 1;
        var pending = _operation.ExecuteValueAsync("x", static (test, args, _) => new ValueTask<string>(test.Get(args)), CancellationToken.None);

        Assert.True(pending.IsCompletedSuccessfully);
        Assert.Equal("x2", await pending);
    }

    [Fact]
    public void R9_SynchronousFailure_OriginalException()
    {
        var error = new InvalidDataException();
        var operation = new ResilienceRuntime(_time).Operation(error, new("Api", "Fail"));

        Assert.Same(error, Assert.Throws<InvalidDataException>(() => operation.Execute(0, static (inner, _, _) => throw inner, CancellationToken.None)));
    }

    [Fact]
    public void SynchronousCallCancelled_CarriesTheCallersToken()
    {
        using var caller = new CancellationTokenSource();
        caller.Cancel();

        var cancellation = Assert.ThrowsAny<OperationCanceledException>(() => _operation.Execute("x", static (test, args, _) => test.Get(args), caller.Token));
        Assert.Equal(caller.Token, cancellation.CancellationToken);
        Assert.Equal(0, _attempts);
    }

    private string Get(string text) => ++_attempts < 2 ? throw new IOException() : text + _attempts;

    private Task RunAsync(string text, CancellationToken token) => GetAsync(text, token);

    private async Task<string> GetAsync(string text, CancellationToken token)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), _time, token);
        return Get(text);
    }
}
