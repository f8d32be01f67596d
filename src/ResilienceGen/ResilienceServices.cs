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
}
