using System.Reflection;
using Microsoft.Extensions.Logging;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Telemetry;

/// <summary>What is handled is Debug, what finally failed is Error, what the caller cancelled is nothing.</summary>
public sealed class LogTests
{
    private readonly ListLogger _log = new();

    [Fact]
    public async Task HandledAttempt_IsDebugOnly()
    {
        var bench = new Bench(log: _log).With(Bench.Retries(1));
        bench.Script.Throws(new IOException()).Returns("fine");
        await bench.CallAsync();

        Assert.StartsWith("Debug: Attempt 1 of Api/GetAsync", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task FinalFailure_IsOneError()
    {
        var bench = new Bench(log: _log).With(Bench.Retries(2));
        bench.Script.Throws(new IOException());
        await bench.FailAsync<IOException>();

        Assert.StartsWith("Error: Api/GetAsync failed", Assert.Single(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CancelledCall_IsNoNews()
    {
        var bench = new Bench(log: _log);
        bench.Script.Returns("fine");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.CallAsync(new CancellationToken(canceled: true)));

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void EachLine_HasAnIdOfItsOwn()
    {
        var ids = typeof(ResilienceLog).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(line => line.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }
}
