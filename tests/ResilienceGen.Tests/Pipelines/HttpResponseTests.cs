using System.Net;
using System.Net.Http.Headers;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R8, R18 and R19: responses whose status says that the attempt failed.</summary>
public sealed class HttpResponseTests
{
    private readonly VirtualTime _time = new();
    private readonly List<TrackedResponse> _responses = [];
    private readonly ResilienceRuntime _runtime;

    public HttpResponseTests() => _runtime = new ResilienceRuntime(_time);

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task TransientStatus_IsRetried(int status)
    {
        var response = await CallAsync(Retrying(2), Answer(status), Answer(200));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task OtherStatus_IsTheAnswer(int status)
    {
        await CallAsync(Retrying(2), Answer(status));

        Assert.Single(_responses);
        Assert.Equal(0, _responses[0].Disposals);
    }

    [Fact]
    public async Task R18_DiscardedResponses_AreDisposedOnce()
    {
        await CallAsync(Retrying(2), Answer(503), Answer(503), Answer(200));

        Assert.Equal([1, 1, 0], _responses.Select(static response => response.Disposals));
    }

    [Fact]
    public async Task R18_DiscardedResponse_IsDisposedBeforeTheDelay()
    {
        TimeSpan? disposedAt = null;
        var first = Answer(503);
        await CallAsync(
            Retrying(1),
            () =>
            {
                var response = first();
                response.Disposed += () => disposedAt = _time.Elapsed;
                return response;
            },
            Answer(200));

        Assert.Equal(TimeSpan.Zero, disposedAt);
    }

    [Fact]
    public async Task R19_RetriesUsedUp_LastResponseIsReturnedUndisposed()
    {
        var response = await CallAsync(Retrying(1), Answer(503), Answer(502));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal([1, 0], _responses.Select(static response => response.Disposals));
    }

    [Fact]
    public async Task R19_DelayDoesNotFit_ResponseIsReturnedUndisposed()
    {
        var descriptor = Retrying(1) with { Timeout = new() { AttemptMs = 0, TotalMs = 50 } };

        await CallAsync(descriptor, Answer(503));
        Assert.Equal(0, Assert.Single(_responses).Disposals);
    }

    [Fact]
    public async Task R18_CancelledDuringTheDelay_ResponseIsDisposed()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(Retrying(1), caller.Token, Answer(503)));
        Assert.Equal(1, Assert.Single(_responses).Disposals);
    }

    [Fact]
    public async Task R18_CancelledAsTheResponseArrives_ResponseIsDisposed()
    {
        using var caller = new CancellationTokenSource();
        var cancelling = Answer(503);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(Retrying(1), caller.Token, () =>
        {
            caller.Cancel();
            return cancelling();
        }));
        Assert.Equal(1, Assert.Single(_responses).Disposals);
    }

    [Fact]
    public async Task CircuitOpensDuringTheDelay_RejectionBecauseTheResponseIsGone()
    {
        var descriptor = Retrying(1) with { CircuitBreaker = new() { MinimumThroughput = 100 } };
        var call = CallAsync(descriptor, () =>
        {
            _time.CreateTimer(_ => _runtime.Circuits.Find("Api", "SendAsync")!.Isolate(), null, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);
            return Answer(503)();
        });

        await Assert.ThrowsAsync<IsolatedCircuitException>(() => call);
        Assert.Equal(1, Assert.Single(_responses).Disposals);
    }

    [Fact]
    public async Task R13_TransientStatus_OpensTheCircuit()
    {
        var descriptor = new OperationDescriptor("Api", "SendAsync") { CircuitBreaker = new() { ConsecutiveFailures = 1 } };
        await CallAsync(descriptor, Answer(503));

        var rejection = await Assert.ThrowsAsync<BrokenCircuitException>(() => CallAsync(descriptor, Answer(200)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<HttpRequestException>(rejection.InnerException).StatusCode);
    }

    [Fact]
    public async Task R13_ClientError_DoesNotOpenTheCircuit()
    {
        var descriptor = new OperationDescriptor("Api", "SendAsync") { CircuitBreaker = new() { ConsecutiveFailures = 1 } };
        await CallAsync(descriptor, Answer(401));

        Assert.Equal(CircuitState.Closed, _runtime.Circuits.Find("Api", "SendAsync")!.State);
    }

    [Fact]
    public async Task R8_RetryAfterInSeconds_IsWaited()
    {
        await CallAsync(Retrying(1), Answer(429, new RetryConditionHeaderValue(TimeSpan.FromSeconds(4))), Answer(200));

        Assert.Equal(4_000, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R8_RetryAfterAsDate_IsWaited()
    {
        await CallAsync(Retrying(1), Answer(503, new RetryConditionHeaderValue(VirtualTime.Start.AddSeconds(3))), Answer(200));

        Assert.Equal(3_000, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R8_RetryAfterDateInThePast_LeavesTheBackoff()
    {
        await CallAsync(Retrying(1), Answer(503, new RetryConditionHeaderValue(VirtualTime.Start.AddHours(-1))), Answer(200));

        Assert.Equal(100, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R8_ExcessiveRetryAfter_IsCappedByTheMaximumDelay()
    {
        await CallAsync(Retrying(1), Answer(429, new RetryConditionHeaderValue(TimeSpan.FromHours(114))), Answer(200));

        Assert.Equal(10_000, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task WriteWithTransientResponse_IsNotSentAgain()
    {
        var response = await CallAsync(Retrying(3) with { IsIdempotent = false }, Answer(503));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(0, Assert.Single(_responses).Disposals);
    }

    private static OperationDescriptor Retrying(int count) => new("Api", "SendAsync") { IsIdempotent = true, Retry = Bench.Retries(count) };

    private Func<TrackedResponse> Answer(int status, RetryConditionHeaderValue? retryAfter = null) => () =>
    {
        var response = new TrackedResponse((HttpStatusCode)status) { Headers = { RetryAfter = retryAfter } };
        _responses.Add(response);
        return response;
    };

    private Task<HttpResponseMessage> CallAsync(OperationDescriptor descriptor, params Func<TrackedResponse>[] answers) =>
        CallAsync(descriptor, CancellationToken.None, answers);

    private Task<HttpResponseMessage> CallAsync(OperationDescriptor descriptor, CancellationToken caller, params Func<TrackedResponse>[] answers)
    {
        var operation = _runtime.Operation(new Queue<Func<TrackedResponse>>(answers), descriptor);
        return _time.RunAsync(() => operation.ExecuteAsync(0, static (queue, _, _) => Task.FromResult<HttpResponseMessage>(queue.Dequeue()()), caller));
    }
}
