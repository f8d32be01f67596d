using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// What wrappers share: the clock and the circuits. One per process by default; a test makes its own with a virtual clock.
/// </summary>
public sealed class ResilienceRuntime
{
    private static ResilienceRuntime _default = new();

    /// <summary>Creates a runtime with circuits of its own.</summary>
    /// <param name="timeProvider">The clock of every delay, timeout and circuit; default <see cref="System.TimeProvider.System"/>.</param>
    public ResilienceRuntime(TimeProvider? timeProvider = null)
    {
        TimeProvider = timeProvider ?? TimeProvider.System;
        Circuits = new CircuitBreakerRegistry(TimeProvider);
        ZeroEdit = new ZeroEditTrial(this);
    }

    /// <summary>The runtime of wrappers that are created without one. Replace it before they are created.</summary>
    public static ResilienceRuntime Default
    {
        get => Volatile.Read(ref _default);
        set => Volatile.Write(ref _default, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>The clock of every delay, timeout and circuit.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The circuits of all operations and chain members.</summary>
    public CircuitBreakerRegistry Circuits { get; }

    /// <summary>What a zero-edit trial did in this process.</summary>
    public ZeroEditTrial ZeroEdit { get; }

    /// <summary>Source of jitter, in [0, 1).</summary>
    internal Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    /// <summary>The resilient path of one operation on one implementation.</summary>
    /// <param name="service">The inner object.</param>
    /// <param name="descriptor">The operation and its policies.</param>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <exception cref="ArgumentException">A policy holds a value out of range.</exception>
    public ResilientOperation<TService> Operation<TService>(TService service, OperationDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(descriptor);
        descriptor.Validate();
        var path = new MemberPath<TService>(this, descriptor, service, circuitName: descriptor.Operation, member: null);
        return new SingleOperation<TService>(this, descriptor, path);
    }
}
