using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

public sealed class RuntimeTests
{
    private readonly ResilienceRuntime _runtime = new(new VirtualTime());

    public static TheoryData<OperationDescriptor, string> Invalid => new()
    {
        { Api() with { Retry = new() { MaxRetryAttempts = -2 } }, "MaxRetryAttempts is -2" },
        { Api() with { Retry = new() { DelayMs = -1 } }, "DelayMs is -1" },
        { Api() with { Retry = new() { MaxDelayMs = 86_400_001 } }, "MaxDelayMs is 86400001" },
        { Api() with { Retry = new() { Backoff = (Backoff)7 } }, "Backoff is 7" },
        { Api() with { Timeout = new() { AttemptMs = 9 } }, "AttemptMs is 9" },
        { Api() with { Timeout = new() { TotalMs = -5 } }, "TotalMs is -5" },
        { Api() with { CircuitBreaker = new() { FailureRatio = 1.5 } }, "FailureRatio is 1.5" },
        { Api() with { CircuitBreaker = new() { FailureRatio = double.NaN } }, "FailureRatio is NaN" },
        { Api() with { CircuitBreaker = new() { MinimumThroughput = 1 } }, "MinimumThroughput is 1" },
        { Api() with { CircuitBreaker = new() { SamplingDurationMs = 499 } }, "SamplingDurationMs is 499" },
        { Api() with { CircuitBreaker = new() { BreakDurationMs = 0 } }, "BreakDurationMs is 0" },
        { Api() with { CircuitBreaker = new() { ConsecutiveFailures = -1 } }, "ConsecutiveFailures is -1" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void ValueOutOfRange_ErrorNamesOperationAndValue(OperationDescriptor descriptor, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => _runtime.Operation("service", descriptor));

        Assert.Contains("'Api/Get'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesAndAttributes_HaveTheSameDefaults()
    {
        var (retry, timeout, circuit) = (new RetryAttribute(), new TimeoutAttribute(), new CircuitBreakerAttribute());

        Assert.Equal(
            new RetryPolicy
            {
                MaxRetryAttempts = retry.MaxRetryAttempts,
                DelayMs = retry.DelayMs,
                MaxDelayMs = retry.MaxDelayMs,
                Backoff = retry.Backoff,
                UseJitter = retry.UseJitter,
            },
            new RetryPolicy());
        Assert.Equal(new TimeoutPolicy { AttemptMs = timeout.AttemptMs, TotalMs = timeout.TotalMs }, new TimeoutPolicy());
        Assert.Equal(
            new CircuitBreakerPolicy
            {
                FailureRatio = circuit.FailureRatio,
                MinimumThroughput = circuit.MinimumThroughput,
                SamplingDurationMs = circuit.SamplingDurationMs,
                BreakDurationMs = circuit.BreakDurationMs,
                ConsecutiveFailures = circuit.ConsecutiveFailures,
            },
            new CircuitBreakerPolicy());
    }

    [Fact]
    public void Defaults_AreValid() => _runtime.Operation("service", Api() with { Retry = new(), Timeout = new(), CircuitBreaker = new() });

    [Fact]
    public void NoService_IsRefused() => Assert.Throws<ArgumentNullException>(() => _runtime.Operation<string>(null!, Api()));

    [Fact]
    public void DefaultRuntime_CanBeReplacedButNotRemoved()
    {
        var original = ResilienceRuntime.Default;
        try
        {
            ResilienceRuntime.Default = _runtime;
            Assert.Same(_runtime, ResilienceRuntime.Default);
            Assert.Throws<ArgumentNullException>(() => ResilienceRuntime.Default = null!);
        }
        finally
        {
            ResilienceRuntime.Default = original;
        }
    }

    [Fact]
    public void DefaultRuntime_UsesTheSystemClock() => Assert.Same(TimeProvider.System, new ResilienceRuntime().TimeProvider);

    private static OperationDescriptor Api() => new("Api", "Get");
}
