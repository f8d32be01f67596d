namespace ResilienceGen.Tests.Support;

/// <summary>An implementation that does what the test says, attempt by attempt; the last step repeats for ever.</summary>
internal sealed class Script(VirtualTime time)
{
    private readonly List<Func<CancellationToken, Task<string>>> _steps = [];

    public int Attempts { get; private set; }

    public List<TimeSpan> StartedAt { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    public Script Returns(string value) => Then(_ => Task.FromResult(value));

    public Script Throws(Exception exception) => Then(_ => Task.FromException<string>(exception));

    public Script Throws(params Exception[] exceptions) => exceptions.Aggregate(this, static (script, exception) => script.Throws(exception));

    /// <summary>Takes its time and honours the token.</summary>
    public Script ReturnsAfter(int milliseconds, string value) => Then(async token =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, token).ConfigureAwait(false);
        return value;
    });

    /// <summary>Takes its time and then fails.</summary>
    public Script ThrowsAfter(int milliseconds, Exception exception) => Then(async token =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, token).ConfigureAwait(false);
        throw exception;
    });

    public Script Hangs() => ReturnsAfter(24 * 60 * 60 * 1000, "too late");

    public Script Then(Func<CancellationToken, Task<string>> step)
    {
        _steps.Add(step);
        return this;
    }

    public Task<string> CallAsync(CancellationToken token)
    {
        StartedAt.Add(time.Elapsed);
        Tokens.Add(token);
        var step = _steps[Math.Min(Attempts, _steps.Count - 1)];
        Attempts++;
        return step(token);
    }
}
