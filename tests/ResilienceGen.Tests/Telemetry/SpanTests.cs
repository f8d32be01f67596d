using System.Diagnostics;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Telemetry;

public sealed class SpanTests : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;
    private readonly Bench _bench = new();

    public SpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "ResilienceGen",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task Call_OneSpanWithAnEventPerAttempt()
    {
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException()).Returns("ok");
        await _bench.CallAsync();

        var span = Assert.Single(_spans);
        Assert.Equal("Api.GetAsync", span.OperationName);
        Assert.Equal(["failure", "success"], span.Events.Select(static e => e.Tags.Single(static tag => tag.Key == "resilience.outcome").Value));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task FinalFailure_IsAnErrorWithItsType()
    {
        _bench.With().Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        var span = Assert.Single(_spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.IO.IOException", span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task CallOfTheUser_IsAChildOfTheSpan()
    {
        Activity? seen = null;
        _bench.With().Script.Then(_ =>
        {
            seen = Activity.Current;
            return Task.FromResult("ok");
        });
        await _bench.CallAsync();

        Assert.Same(Assert.Single(_spans), seen);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task ListenerThrows_TheCallDoesNotNotice()
    {
        _listener.ActivityStarted = static _ => throw new InvalidOperationException();
        _listener.ActivityStopped = static _ => throw new InvalidOperationException();
        _bench.With().Script.Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    public void Dispose() => _listener.Dispose();
}
