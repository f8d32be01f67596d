using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>Results that count as failures because the user says so: R11, R18 and R19 for results of any type.</summary>
public sealed class HandledResultTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task FailedResult_IsRetried()
    {
        Failing("busy").With(Bench.Retries(2)).Script.Returns("busy").Returns("done");

        Assert.Equal("done", await _bench.CallAsync());
        Assert.Equal(TimeSpan.FromMilliseconds(100), _bench.Time.Elapsed);
    }

    [Fact]
    public async Task R19_LastFailedResult_IsReturned()
    {
        Failing("busy").With(Bench.Retries(2)).Script.Returns("busy");

        Assert.Equal("busy", await _bench.CallAsync());
        Assert.Equal(3, _bench.Script.Attempts);
    }

    [Fact]
    public async Task OtherResult_IsASuccess()
    {
        Failing("busy").With(Bench.Retries(2), circuit: Bench.Breaks(1)).Script.Returns("done");

        await _bench.CallAsync();

        Assert.Equal((1, CircuitState.Closed), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Fact]
    public async Task FailedResult_CountsForTheCircuit()
    {
        Failing("busy").With(circuit: Bench.Breaks(2)).Script.Returns("busy");

        await _bench.CallAsync();
        await _bench.CallAsync();

        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task FailedResultOfAWrite_IsNotSentAgain()
    {
        Failing("busy").With(Bench.Retries(2), idempotent: false).Script.Returns("busy");

        await _bench.CallAsync();

        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Theory]
    [InlineData(typeof(TimeoutException), 1)]
    [InlineData(typeof(FailedResultException), 3)]
    public async Task ListsOfErrors_SeeTheResultAsAnError(Type retryOn, int attempts)
    {
        Failing("busy").With(Bench.Retries(2) with { RetryOn = new[] { retryOn } }).Script.Returns("busy");

        await _bench.CallAsync();

        Assert.Equal(attempts, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R11_PredicateThatThrows_MeansAFailure()
    {
        _bench.Descriptor = _bench.Descriptor with { HandledResults = ResultPredicate.Of<string>(static _ => throw new FormatException()) };
        _bench.With(Bench.Retries(1)).Script.Returns("odd");

        Assert.Equal("odd", await _bench.CallAsync());
        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R18_DiscardedResults_AreDisposedOnceWhateverTheyAre()
    {
        var items = new List<Lease>();
        var operation = _bench.Runtime.Operation(
            this, new("Api", "LeaseAsync") { IsIdempotent = true, Retry = Bench.Retries(2), HandledResults = ResultPredicate.Of<Lease>(static lease => !lease.IsValid) });

        await _bench.Time.RunAsync(() => operation.ExecuteAsync(items, static (_, items, _) => Task.FromResult(Lease.Add(items, isValid: items.Count == 2)), CancellationToken.None));

        Assert.Equal([1, 1, 0], items.Select(static item => item.Disposals));
    }

    [Fact]
    public async Task R14_CircuitOpensDuringTheDelay_ResultNotTheRejection()
    {
        Failing("busy").With(Bench.Retries(1), circuit: Bench.Breaks(10)).Script.Returns("busy");
        _bench.Time.CreateTimer(_ => _bench.Circuit.Isolate(), null, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);

        Assert.Equal("busy", await _bench.CallAsync());
    }

    [Fact]
    public async Task R14_CircuitOpensDuringTheDelay_NoResultThatIsDisposed()
    {
        var items = new List<Lease>();
        var operation = _bench.Runtime.Operation(this, new("Api", "LeaseAsync")
        {
            IsIdempotent = true,
            Retry = Bench.Retries(1),
            CircuitBreaker = Bench.Breaks(10),
            HandledResults = ResultPredicate.Of<Lease>(static lease => !lease.IsValid),
        });
        _bench.Time.CreateTimer(_ => _bench.Runtime.Circuits.Find("Api", "LeaseAsync")!.Isolate(), null, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);

        await Assert.ThrowsAsync<IsolatedCircuitException>(() => _bench.Time.RunAsync(() => operation.ExecuteAsync(
            items, static (_, items, _) => Task.FromResult(Lease.Add(items, isValid: false)), CancellationToken.None)));
        Assert.Equal(1, Assert.Single(items).Disposals);
    }

    [Fact]
    public async Task R18_ResultThatAnOlderOneReplaces_IsDisposed()
    {
        var items = new List<Lease>();
        var operation = _bench.Runtime.Operation(this, new("Api", "AnyAsync")
        {
            IsIdempotent = true,
            Cache = new() { FreshMs = 1_000, StaleMs = 60_000 },
            HandledResults = ResultPredicate.Of<object>(static result => result is Lease),
        });
        Task<object> CallAsync() => _bench.Time.RunAsync(() => operation.ExecuteAsync(
            items, static (_, items, _) => Task.FromResult<object>(items.Count == 0 ? "kept" : Lease.Add(items, isValid: false)), CancellationToken.None));

        await CallAsync();
        items.Add(new Lease());
        _bench.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("kept", await CallAsync());
        Assert.Equal(1, items[^1].Disposals);
    }

    [Fact]
    public async Task Fallback_AnswersForAFailedResult()
    {
        Failing("busy").With().Script.Returns("busy");
        _bench.Descriptor = _bench.Descriptor with { Fallback = new() };

        var answer = await _bench.Time.RunAsync(() => _bench.Operation.ExecuteAsync(
            0, static (script, _, token) => script.CallAsync(token), CancellationToken.None, fallback: static (_, _, error, _) => Task.FromResult(error.GetType().Name)));

        Assert.Equal(nameof(FailedResultException), answer);
    }

    private Bench Failing(string result)
    {
        _bench.Descriptor = _bench.Descriptor with { HandledResults = ResultPredicate.Of<string>(actual => actual == result) };
        return _bench;
    }

    private sealed class Lease : IAsyncDisposable
    {
        public bool IsValid { get; private init; }

        public int Disposals { get; private set; }

        public static Lease Add(List<Lease> all, bool isValid)
        {
            var lease = new Lease { IsValid = isValid };
            all.Add(lease);
            return lease;
        }

        public ValueTask DisposeAsync()
        {
            Disposals++;
            return ValueTask.CompletedTask;
        }
    }
}
