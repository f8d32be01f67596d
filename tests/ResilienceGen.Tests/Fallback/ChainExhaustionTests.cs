using System.Net;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>What the caller gets when no member can serve.</summary>
public sealed class ChainExhaustionTests
{
    private readonly ChainBench _chain = new("A", "B");

    [Fact]
    public async Task R22_EveryMemberFails_AllErrorsInOrderAndTheLastInside()
    {
        var (first, last) = (new IOException("first"), new InvalidDataException("last"));
        _chain["A"].Throws(first);
        _chain["B"].Throws(last);

        var exhausted = await Assert.ThrowsAsync<FallbackChainExhaustedException>(() => _chain.CallAsync());
        Assert.Equal([new MemberFailure("A", first), new MemberFailure("B", last)], exhausted.Failures);
        Assert.Same(last, exhausted.InnerException);
        Assert.Contains("'Models/AskAsync'", exhausted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R22_PlainLastErrorIsWanted_ItIsTheObjectThatWasThrown()
    {
        var last = new InvalidDataException("last");
        _chain.Descriptor = _chain.Descriptor with { Chain = new() { ThrowLastError = true } };
        _chain["A"].Throws(new IOException("first"));
        _chain["B"].Throws(last);

        Assert.Same(last, await Assert.ThrowsAsync<InvalidDataException>(() => _chain.CallAsync()));
    }

    [Fact]
    public async Task R22_PlainLastErrorIsWantedAndTheLastMemberWasSkipped_TheErrorOfTheLastAttempt()
    {
        var first = new TimeoutException();
        using var metrics = new MetricRecorder("calls");
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1), Chain = new() { ThrowLastError = true } };
        _chain["A"].Returns("a").Throws(first);
        await _chain.CallAsync();
        _chain.Circuit("B").Isolate();

        Assert.Same(first, await Assert.ThrowsAsync<TimeoutException>(() => _chain.CallAsync()));
        Assert.Equal("failure", metrics.Of("resilience.calls").Last()["resilience.outcome"]);
    }

    [Fact]
    public async Task R22_PlainLastErrorIsWantedAndNothingWasAttempted_Rejection()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1), Chain = new() { ThrowLastError = true } };
        _chain["A"].Throws(new IOException());
        _chain["B"].Throws(new IOException());
        await Assert.ThrowsAsync<IOException>(() => _chain.CallAsync());

        await Assert.ThrowsAsync<BrokenCircuitException>(() => _chain.CallAsync());
    }

    [Fact]
    public async Task R22_SingleMember_OriginalException()
    {
        var error = new IOException();
        var chain = new ChainBench("A", "A");
        chain["A"].Throws(error);

        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => chain.CallAsync()));
    }

    [Fact]
    public async Task EveryCircuitOpen_RejectionWithTheShortestWait()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Throws(new IOException());
        _chain["B"].ThrowsAfter(1_000, new IOException());
        await Assert.ThrowsAsync<FallbackChainExhaustedException>(() => _chain.CallAsync());

        var rejection = await Assert.ThrowsAsync<BrokenCircuitException>(() => _chain.CallAsync());
        Assert.Equal(TimeSpan.FromSeconds(4), rejection.RetryAfter);
        Assert.Equal("A", rejection.Circuit.Name);
    }

    [Fact]
    public async Task IsolatedAndOpen_TheOpenOneTellsTheWait()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Returns("a").Throws(new IOException());
        _chain["B"].Throws(new IOException());
        await _chain.CallAsync();
        _chain.Circuit("A").Isolate();
        await Assert.ThrowsAsync<FallbackChainExhaustedException>(() => _chain.CallAsync());

        var rejection = await Assert.ThrowsAsync<BrokenCircuitException>(() => _chain.CallAsync());
        Assert.Equal("B", rejection.Circuit.Name);
    }

    [Fact]
    public async Task EveryCircuitIsolated_IsolatedCircuitException()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Returns("a");
        await _chain.CallAsync();
        _chain.Circuit("A").Isolate();
        _chain.Circuit("B").Isolate();

        await Assert.ThrowsAsync<IsolatedCircuitException>(() => _chain.CallAsync());
    }

    [Fact]
    public async Task LastMemberSkipped_InnerIsTheLastErrorAndTheRejectionWasNeverThrown()
    {
        var error = new IOException();
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Returns("a").Throws(error);
        await _chain.CallAsync();
        _chain.Circuit("B").Isolate();

        var exhausted = await Assert.ThrowsAsync<FallbackChainExhaustedException>(() => _chain.CallAsync());
        Assert.Same(error, exhausted.InnerException);
        Assert.IsType<IsolatedCircuitException>(exhausted.Failures[1].Error);
        Assert.Null(exhausted.Failures[1].Error.StackTrace);
    }

    [Fact]
    public async Task R18_ResponsesOfMembersLeftBehind_AreDisposedAndTheLastIsReturned()
    {
        TrackedResponse[] responses = [new(HttpStatusCode.ServiceUnavailable), new(HttpStatusCode.BadGateway)];
        var operation = _chain.Runtime.FallbackChain(
            _chain.Descriptor, [.. responses.Select((response, index) => new ChainMember<HttpResponseMessage>($"M{index}", response))]);

        var response = await operation.ExecuteAsync(0, static (member, _, _) => Task.FromResult(member), CancellationToken.None);
        Assert.Same(responses[1], response);
        Assert.Equal([1, 0], responses.Select(static response => response.Disposals));
    }
}
