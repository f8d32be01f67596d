using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Loader;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.CodeFixes.Calls;
using ResilienceGen.Testing;

namespace ResilienceGen.CodeFixes.Tests.Calls;

/// <summary>Runs a repaired client with Polly, and reads off its clock how long it waited.</summary>
public sealed class RetryAfterIgnoredRunTests
{
    private const int OwnDelay = 7;

    private static readonly string Source = $$"""
        using Polly;
        using Polly.Retry;

        public sealed class Client(HttpClient http, TimeProvider time)
        {
            private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.FromSeconds({{OwnDelay}}),
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(r => !r.IsSuccessStatusCode),
                })
                .Build();

            public async Task<HttpResponseMessage> Get() => await _pipeline.ExecuteAsync(async t => await http.GetAsync("a", t));
        }
        """;

    [Fact]
    public async Task Seconds_AreWaited() => Assert.Equal(TimeSpan.FromSeconds(30), await WaitAsync(new RetryConditionHeaderValue(TimeSpan.FromSeconds(30))));

    [Fact]
    public async Task Date_IsWaitedFor() =>
        Assert.InRange(await WaitAsync(new RetryConditionHeaderValue(TimeProvider.System.GetUtcNow().AddHours(2))), TimeSpan.FromHours(1), TimeSpan.FromHours(2));

    [Fact]
    public async Task DateThatHasPassed_LeavesTheOwnDelay() =>
        Assert.Equal(TimeSpan.FromSeconds(OwnDelay), await WaitAsync(new RetryConditionHeaderValue(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))));

    [Fact]
    public async Task AnswerWithoutTheHeader_LeavesTheOwnDelay() => Assert.Equal(TimeSpan.FromSeconds(OwnDelay), await WaitAsync(asked: null));

    [Fact]
    public async Task LostConnection_LeavesTheOwnDelay() => Assert.Equal(TimeSpan.FromSeconds(OwnDelay), await WaitAsync(asked: null, connects: false));

    private static async Task<TimeSpan> WaitAsync(RetryConditionHeaderValue? asked, bool connects = true)
    {
        var repaired = await new FixRunner(new RuleAnalyzer<RetryAfterIgnored>(), new RetryAfterIgnoredFix()).FixEachAsync(TestDocument.Create(Source));
        Assert.Contains("DelayGenerator", await repaired.TextAsync(), StringComparison.Ordinal);
        using var image = new MemoryStream();
        Assert.True((await repaired.CompilationAsync()).Emit(image).Success);
        image.Position = 0;
        var time = new SkippingTime();
        using var http = new HttpClient(new Server(asked, connects)) { BaseAddress = new Uri("http://stub") };
        dynamic client = Activator.CreateInstance(new AssemblyLoadContext("repaired", isCollectible: true).LoadFromStream(image).GetType("Client")!, http, time)!;
        using HttpResponseMessage answer = await client.Get();
        Assert.True(answer.IsSuccessStatusCode);
        return Assert.Single(time.Waits);
    }

    // The first answer asks to come back later, the second one is good.
    private sealed class Server(RetryConditionHeaderValue? asked, bool connects) : HttpMessageHandler
    {
        private bool _failed;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_failed) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
            _failed = true;
            if (!connects) throw new HttpRequestException("Lost.");
            var refusal = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            refusal.Headers.RetryAfter = asked;
            return Task.FromResult(refusal);
        }
    }

    // A clock on which every wait is over at once.
    private sealed class SkippingTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            callback(state);
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
