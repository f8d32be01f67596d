using ResilienceGen.Pipelines.Streams;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

public sealed class IdleWatchTests
{
    [Fact]
    public void TimerFiresWhileTheConsumerLeaves_NothingIsThrown()
    {
        var time = new VirtualTime();
        var lifetime = new CancellationTokenSource();
        using var watch = new IdleWatch(time, TimeSpan.FromMilliseconds(100), lifetime);
        watch.Begin();
        lifetime.Dispose();

        time.Advance(100);
        Assert.True(watch.Fired);
    }

    [Fact]
    public void TimerFiresAsTheItemComes_TheNextWaitStillKnowsWhyItIsCancelled()
    {
        var time = new VirtualTime();
        using var lifetime = new CancellationTokenSource();
        using var watch = new IdleWatch(time, TimeSpan.FromMilliseconds(100), lifetime);
        watch.Begin();
        time.Advance(100);
        watch.End();

        watch.Begin();
        Assert.True(watch.Fired);
    }
}
