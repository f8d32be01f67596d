using ResilienceGen.Breakers;

namespace ResilienceGen.Tests.Breakers;

public sealed class SamplingWindowTests
{
    private readonly SamplingWindow _window = new(TimeSpan.FromTicks(12_800));

    [Fact]
    public void ResultsAtDistinctTimes_LeaveExactlyWhenTheyAreOldEnough()
    {
        foreach (var at in new[] { 0, 100, 200 })
            _window.Add(at, 1, failed: true, slow: false);

        _window.Add(12_899, 1, failed: false, slow: false);
        Assert.Equal((2, 3), (_window.Failures, _window.Total));
        _window.Add(12_900, 1, failed: false, slow: false);
        Assert.Equal((1, 3), (_window.Failures, _window.Total));
    }

    [Fact]
    public void SteadyLoad_HoldsWhatHappenedWithinTheWindow()
    {
        for (var at = 0; at < 1_000_000; at += 10)
            _window.Add(at, 1, slow: false, failed: at % 20 == 0);

        Assert.InRange(_window.Total, 1_270, 1_280);
        Assert.InRange(_window.Failures, 635, 640);
    }

    [Fact]
    public void EveryTickOverManyWindows_NeverLosesTrack()
    {
        for (var at = 0; at < 60_000; at++)
            _window.Add(at, 1, failed: true, slow: false);

        Assert.InRange(_window.Total, 12_700, 12_800);
        Assert.Equal(_window.Total, _window.Failures);
    }

    [Fact]
    public void Cleared_IsEmpty()
    {
        _window.Add(0, 1, failed: true, slow: false);
        _window.Clear();

        Assert.Equal((0, 0), (_window.Failures, _window.Total));
    }

    [Fact]
    public void LongSilence_EmptiesTheWindow()
    {
        for (var at = 0; at < 12_800; at += 100)
            _window.Add(at, 1, failed: true, slow: false);
        _window.Add(1_000_000, 1, failed: false, slow: false);

        Assert.Equal((0, 1), (_window.Failures, _window.Total));
    }
}
