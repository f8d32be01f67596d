using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ResilienceGen.Pipelines;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what generated wrappers share.</summary>
public static class ResilienceServices
{
    /// <summary>
    /// Adds one runtime for all wrappers of the container, with the container's clock, configuration (section <c>Resilience</c>) and loggers where it has
    /// them. Generated registrations call it; a runtime that is registered already is left alone.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddResilience(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => new ResilienceRuntime(
            provider.GetService<TimeProvider>(), provider.GetService<IConfiguration>(), provider.GetService<ILoggerFactory>()));
        return services;
    }

    /// <summary>What a generated registration does: adds a wrapper as the interface, with the lifetime of the implementation, which is transient unless it is registered already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="wrap">Makes the wrapper; a static lambda.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IServiceCollection AddResilient<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        IServiceCollection services, Func<TImplementation, ResilienceRuntime, TService> wrap)
        where TService : class
        where TImplementation : class, TService
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(wrap);
        services.TryAddTransient<TImplementation>();
        // The container disposes what it hands out: a wrapper of shorter life would dispose an implementation that others still use.
        var lifetime = services.Last(static service => service.ServiceType == typeof(TImplementation)).Lifetime;
        services.AddResilience().Add(ServiceDescriptor.Describe(
            typeof(TService), provider => wrap(provider.GetRequiredService<TImplementation>(), provider.GetRequiredService<ResilienceRuntime>()), lifetime));
        return services;
    }
}
