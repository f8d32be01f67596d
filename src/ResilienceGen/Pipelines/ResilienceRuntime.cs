using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Pipelines.Sharing;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>
/// What wrappers share: the clock, the configuration, the circuits and the budgets. One per process by default; a container has its own after
/// <c>AddResilience</c>, and a test makes one with a virtual clock.
/// </summary>
public sealed class ResilienceRuntime : IDisposable
{
    private static ResilienceRuntime _default = new();

    private readonly ConcurrentDictionary<string, EndpointLoad> _endpoints = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CircuitKey, ConcurrencyLimiter> _limiters = new();
    private readonly ConcurrentDictionary<CircuitKey, LatencyQuantile> _latencies = new();
    private readonly ConditionalWeakTable<OperationDescriptor, MemberRanking> _rankings = [];
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<OperationDescriptor, SharedResults>> _shared = [];
    private readonly PlanSource _plans;
    private ZeroEditTrial? _zeroEdit;

    /// <summary>Creates a runtime with circuits of its own.</summary>
    /// <param name="timeProvider">The clock of every delay, timeout and circuit; default <see cref="System.TimeProvider.System"/>.</param>
    /// <param name="configuration">
    /// Values over those of attributes, under the key <c>Resilience</c>; reloaded when the configuration says that it changed. Default none.
    /// </param>
    /// <param name="loggerFactory">Where failed attempts (Debug), failed calls (Error) and faults of the configuration (Error) are reported. Default nowhere.</param>
    public ResilienceRuntime(TimeProvider? timeProvider = null, IConfiguration? configuration = null, ILoggerFactory? loggerFactory = null)
    {
        TimeProvider = timeProvider ?? TimeProvider.System;
        Clock = new CoarseClock(TimeProvider);
        SharesDeadlines = ReferenceEquals(TimeProvider, TimeProvider.System);
        Circuits = new CircuitBreakerRegistry(TimeProvider, Clock);
        Log = loggerFactory?.CreateLogger("ResilienceGen");
        _plans = new PlanSource(this, configuration);
        RuntimeGauges.Watch(this);
    }

    /// <summary>The runtime of wrappers that are created without one. Replace it before they are created.</summary>
    public static ResilienceRuntime Default
    {
        get => Volatile.Read(ref _default);
        set => Volatile.Write(ref _default, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>Raised when a kept result was returned because the call failed, with its age. What a handler throws is swallowed.</summary>
    public event Action<StaleResult>? StaleServed;

    /// <summary>The clock of every delay, timeout and circuit.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The circuits of all operations and chain members.</summary>
    public CircuitBreakerRegistry Circuits { get; }

    /// <summary>What a zero-edit trial did in this process.</summary>
    public ZeroEditTrial ZeroEdit => LazyInitializer.EnsureInitialized(ref _zeroEdit, () => new ZeroEditTrial(this));

    /// <summary>Source of jitter, in [0, 1).</summary>
    internal Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    internal CoarseClock Clock { get; }

    /// <summary>Whether healthy calls share deadlines, at the price of timeouts that are 2 % late. A virtual clock is to be obeyed to the tick.</summary>
    internal bool SharesDeadlines { get; init; }

    internal ILogger? Log { get; }

    internal long PolicyVersion => _plans.Version;

    /// <summary>The resilient path of one operation on one implementation.</summary>
    /// <param name="service">The inner object.</param>
    /// <param name="descriptor">The operation and its policies.</param>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <exception cref="ArgumentException">A policy holds a value out of range.</exception>
    /// <exception cref="InvalidResilienceConfigurationException">The configuration holds a value that cannot be read or is out of range.</exception>
    public ResilientOperation<TService> Operation<TService>(TService service, OperationDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(descriptor);
        descriptor.Validate();
        return new SingleOperation<TService>(this, descriptor, service);
    }

    /// <summary>Stops following the configuration. Wrappers keep working with the values they have.</summary>
    public void Dispose() => _plans.Dispose();

    /// <summary>What is in progress on endpoints with a retry budget.</summary>
    internal IEnumerable<KeyValuePair<string, EndpointLoad>> Endpoints => _endpoints;

    internal EndpointLoad Endpoint(string name) => _endpoints.GetOrAdd(name, static _ => new EndpointLoad());

    internal ConcurrencyLimiter Limiter(CircuitKey key, ConcurrencyLimitPolicy policy)
    {
        var limiter = _limiters.GetOrAdd(key, static (_, policy) => new ConcurrencyLimiter(policy), policy);
        limiter.Reconfigure(policy);
        return limiter;
    }

    /// <summary>What has been learned about the members of a chain; wrappers of short life share it.</summary>
    internal MemberRanking Ranking(OperationDescriptor operation, int members) => _rankings.GetValue(operation, _ => new MemberRanking(members));

    /// <summary>What wrappers of one inner object share; gone when that object is.</summary>
    internal SharedResults Shared(object service, OperationDescriptor operation) =>
        _shared.GetValue(service, static _ => new(ReferenceEqualityComparer.Instance as IEqualityComparer<OperationDescriptor>)).GetOrAdd(operation, static _ => new SharedResults());

    internal LatencyQuantile Latency(CircuitKey key) => _latencies.GetOrAdd(key, static _ => new LatencyQuantile());

    internal void Report(StaleResult stale)
    {
        try
        {
            StaleServed?.Invoke(stale);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A handler of StaleServed", exception);
        }
    }

    internal OperationPlan Plan(OperationDescriptor descriptor, string?[] members, OperationPlan? last) => _plans.Get(descriptor, members, last);
}
