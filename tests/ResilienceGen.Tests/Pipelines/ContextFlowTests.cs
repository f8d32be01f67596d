using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R25: what an attempt sets in its context reaches neither the next attempt nor the caller.</summary>
public sealed class ContextFlowTests
{
    private readonly AsyncLocal<int> _ambient = new();
    private readonly List<int> _seen = [];
    private readonly Bench _bench = new();

    [Fact]
    public async Task R25_AsyncAttempts_StartFromTheCallersValues()
    {
        _bench.With(Bench.Retries(2)).Script.Then(_ =>
        {
            See();
            return Task.FromException<string>(new IOException());
        });

        await _bench.Time.RunAsync(async () =>
        {
            _ambient.Value = 1;
            await Assert.ThrowsAsync<IOException>(
                () => _bench.Operation.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), CancellationToken.None));
            See();
        });
        Assert.Equal([1, 1, 1, 1], _seen);
    }

    [Fact]
    public void R25_SynchronousAttempts_StartFromTheCallersValues()
    {
        var operation = _bench.Runtime.Operation(this, new("Api", "Get") { IsIdempotent = true, Retry = Bench.Retries(2, delayMs: 0) });
        _ambient.Value = 1;

        Assert.Throws<IOException>(() => operation.Execute(
            0,
            static (test, _, _) =>
            {
                test.See();
                throw new IOException();
            },
            CancellationToken.None));
        See();
        Assert.Equal([1, 1, 1, 1], _seen);
    }

    private void See() => _seen.Add(_ambient.Value++);
}
