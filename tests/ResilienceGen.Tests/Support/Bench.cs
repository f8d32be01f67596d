using Microsoft.Extensions.Configuration;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Support;

/// <summary>One operation on one scripted implementation in virtual time; everything is off unless the test switches it on.</summary>
internal sealed class Bench
{
    private ResilientOperation<Script>? _operation;

    public Bench(IConfiguration? configuration = null, ListLogger? log = null)
    {
        Runtime = new ResilienceRuntime(Time, configuration, log) { Randomizer = () => Random };
        Script = new Script(Time);
    }

    public VirtualTime Time { get; } = new();

    public ResilienceRuntime Runtime { get; }

    public Script Script { get; }

    public double Random { get; set; } = 0.5;

    public OperationDescriptor Descriptor { get; set; } = new("Api", "GetAsync") { IsIdempotent = true };

    public ResilientOperation<Script> Operation => _operation ??= Runtime.Operation(Script, Descriptor);

    public CircuitBreaker Circuit => Runtime.Circuits.Find("Api", "GetAsync") ?? throw new InvalidOperationException("No circuit yet.");

    public static RetryPolicy Retries(int count, int delayMs = 100) =>
        new() { MaxRetryAttempts = count, DelayMs = delayMs, Backoff = Backoff.Constant, UseJitter = false };

    public static TimeoutPolicy Timeouts(int attemptMs = 0, int totalMs = 0) => new() { AttemptMs = attemptMs, TotalMs = totalMs };

    public static CircuitBreakerPolicy Breaks(int consecutive) =>
        new() { ConsecutiveFailures = consecutive, MinimumThroughput = 1_000_000, BreakDurationMs = 5_000 };

    public Bench With(RetryPolicy? retry = null, TimeoutPolicy? timeout = null, CircuitBreakerPolicy? circuit = null, bool idempotent = true)
    {
        Descriptor = Descriptor with { Retry = retry, Timeout = timeout, CircuitBreaker = circuit, IsIdempotent = idempotent };
        return this;
    }

    public Task<string> CallAsync(CancellationToken token = default) =>
        Time.RunAsync(() => Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token));

    public async Task<TException> FailAsync<TException>(CancellationToken token = default)
        where TException : Exception => await Assert.ThrowsAsync<TException>(() => CallAsync(token));
}
