using System.Net;
using System.Runtime.CompilerServices;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.EndToEnd;

/// <summary>The path with a real HttpClient, a real server and the real clock.</summary>
public sealed class LoopbackTests : IAsyncLifetime
{
    private static readonly OperationDescriptor Reading = new("Server", "GetAsync")
    {
        IsIdempotent = true,
        Retry = new() { DelayMs = 1, UseJitter = false },
        Timeout = new() { AttemptMs = 5_000, TotalMs = 20_000 },
        CircuitBreaker = new() { ConsecutiveFailures = 3, MinimumThroughput = 100 },
    };

    private readonly ResilienceRuntime _runtime = new();
    private FlakyServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await FlakyServer.StartAsync();
        _client = new HttpClient { BaseAddress = _server.Address };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Unavailable_IsRetriedUntilItAnswers()
    {
        _server.AnswersStatus(503).AnswersStatus(500);

        Assert.Equal("ok", await GetStringAsync(Reading));
        Assert.Equal(3, _server.Requests);
    }

    [Fact]
    public async Task DroppedConnection_IsRetried()
    {
        _server.DropsTheConnection();

        Assert.Equal("ok", await GetStringAsync(Reading));
    }

    [Fact]
    public async Task DroppedConnection_OfAWriteIsNotSentAgain()
    {
        _server.DropsTheConnection();

        await Assert.ThrowsAsync<HttpRequestException>(() => GetStringAsync(Reading with { IsIdempotent = false }));
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task NobodyListens_EvenAWriteIsRetried()
    {
        await _server.DisposeAsync();
        var attempts = 0;
        var operation = _runtime.Operation(_client, Reading with { IsIdempotent = false, CircuitBreaker = null });

        await Assert.ThrowsAsync<HttpRequestException>(() => operation.ExecuteAsync(
            0,
            (client, _, token) =>
            {
                attempts++;
                return client.GetStringAsync("/", token);
            },
            CancellationToken.None));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task SlowServer_AttemptTimeoutCancelsTheRequest()
    {
        _server.NeverAnswers();

        Assert.Equal("ok", await GetStringAsync(Reading with { Timeout = new() { AttemptMs = 300, TotalMs = 20_000 } }));
        Assert.Equal(2, _server.Requests);
    }

    [Fact]
    public async Task SlowServer_TotalTimeoutEndsTheCall()
    {
        _server.AnswersStatus(503).NeverAnswers();

        var timeout = await Assert.ThrowsAsync<TimeoutRejectedException>(
            () => GetStringAsync(Reading with { Timeout = new() { AttemptMs = 0, TotalMs = 2_000 } }));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<HttpRequestException>(timeout.InnerException).StatusCode);
    }

    [Fact]
    public async Task ServerStaysDown_CircuitOpensAndSparesIt()
    {
        _server.AnswersStatus(503).AnswersStatus(503).AnswersStatus(503);
        await Assert.ThrowsAsync<HttpRequestException>(() => GetStringAsync(Reading));

        await Assert.ThrowsAsync<BrokenCircuitException>(() => GetStringAsync(Reading));
        Assert.Equal(3, _server.Requests);
    }

    [Fact]
    public async Task ManyRetriedResponses_LeaveNoConnectionBehind()
    {
        using var narrow = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = _server.Address };
        for (var call = 0; call < 20; call++)
            _server.AnswersStatus(503);
        var operation = _runtime.Operation(narrow, Reading with { Retry = new() { MaxRetryAttempts = 20, DelayMs = 0 }, CircuitBreaker = null });

        using var response = await operation.ExecuteAsync(
            0, static (client, _, token) => client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, token), CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Chain_FailsOverToTheServerThatLives()
    {
        await using var other = await FlakyServer.StartAsync();
        using var second = new HttpClient { BaseAddress = other.Address };
        _server.DropsTheConnection().DropsTheConnection().DropsTheConnection().DropsTheConnection();
        var operation = _runtime.FallbackChain(Reading, new ChainMember<HttpClient>("First", _client), new("Second", second));

        Assert.Equal("ok", await operation.ExecuteAsync(0, static (client, _, token) => client.GetStringAsync("/", token), CancellationToken.None));
        Assert.Equal((3, 1), (_server.Requests, other.Requests));
    }

    [Fact]
    public async Task Stream_IsOpenedAgainButNeverRestarted()
    {
        var received = new TaskCompletionSource();
        _server.DropsTheConnection().StreamsAndDrops("first", received.Task);
        var operation = _runtime.Operation(_client, Reading);
        var lines = new List<string>();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await foreach (var line in operation.ExecuteStream(0, static (client, _, token) => ReadLinesAsync(client, token), CancellationToken.None))
            {
                lines.Add(line);
                received.SetResult();
            }
        });
        Assert.Equal(["first"], lines);
        Assert.Equal(2, _server.Requests);
    }

    private static async IAsyncEnumerable<string> ReadLinesAsync(HttpClient client, [EnumeratorCancellation] CancellationToken token)
    {
        using var reader = new StreamReader(await client.GetStreamAsync("/", token));
        while (await reader.ReadLineAsync(token) is { } line)
            yield return line;
    }

    private Task<string> GetStringAsync(OperationDescriptor descriptor) => _runtime.Operation(_client, descriptor)
        .ExecuteAsync(0, static (client, _, token) => client.GetStringAsync("/", token), CancellationToken.None);
}
