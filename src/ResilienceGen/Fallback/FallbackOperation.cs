using ResilienceGen.Pipelines;
using ResilienceGen.Policies;

namespace ResilienceGen.Fallback;

/// <summary>Makes operations that fall back from one implementation to the next.</summary>
public static class FallbackOperation
{
    /// <summary>The resilient path of one operation along a chain of implementations, each with its own circuit.</summary>
    /// <param name="runtime">Clock and circuits.</param>
    /// <param name="descriptor">The operation; retry, circuit and attempt timeout apply per member, the total timeout bounds the whole chain.</param>
    /// <param name="members">Most preferred first; a repeated name is ignored.</param>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <exception cref="ArgumentException">There is no member, or a policy holds a value out of range.</exception>
    public static ResilientOperation<TService> FallbackChain<TService>(
        this ResilienceRuntime runtime, OperationDescriptor descriptor, params ChainMember<TService>[] members)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Length == 0)
            throw new ArgumentException($"The fallback chain of '{descriptor.Endpoint}/{descriptor.Operation}' has no member. Name at least one implementation.", nameof(members));
        descriptor.Validate();
        return new ChainOperation<TService>(runtime, descriptor, [.. members.DistinctBy(static member => member.Name)]);
    }
}
