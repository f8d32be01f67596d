// Declarations only, written for binding where the ASP.NET Core reference assemblies are not installed.
using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Microsoft.Extensions.DependencyInjection
{
    public class ServiceDescriptor { }

    public interface IServiceCollection : IList<ServiceDescriptor> { }

    public class ServiceCollection : List<ServiceDescriptor>, IServiceCollection { }

    public interface IHttpClientBuilder
    {
        string Name { get; }
        IServiceCollection Services { get; }
    }

    public static class ServiceCollectionServiceExtensions
    {
        public static IServiceCollection AddSingleton<TService>(this IServiceCollection services) where TService : class => throw null;
        public static IServiceCollection AddSingleton<TService>(this IServiceCollection services, Func<IServiceProvider, TService> factory) where TService : class => throw null;
        public static IServiceCollection AddSingleton<TService, TImplementation>(this IServiceCollection services) where TImplementation : class, TService => throw null;
        public static IServiceCollection AddScoped<TService>(this IServiceCollection services) where TService : class => throw null;
        public static IServiceCollection AddScoped<TService, TImplementation>(this IServiceCollection services) where TImplementation : class, TService => throw null;
        public static IServiceCollection AddTransient<TService>(this IServiceCollection services) where TService : class => throw null;
        public static IServiceCollection AddTransient<TService, TImplementation>(this IServiceCollection services) where TImplementation : class, TService => throw null;
    }

    public static class ServiceProviderServiceExtensions
    {
        public static T GetService<T>(this IServiceProvider provider) => throw null;
        public static T GetRequiredService<T>(this IServiceProvider provider) => throw null;
    }

    public static class HttpClientFactoryServiceCollectionExtensions
    {
        public static IServiceCollection AddHttpClient(this IServiceCollection services) => throw null;
        public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name) => throw null;
        public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name, Action<HttpClient> configureClient) => throw null;
        public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services) where TClient : class => throw null;
        public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services, Action<HttpClient> configureClient) where TClient : class => throw null;
        public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services, string name) where TClient : class => throw null;
        public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this IServiceCollection services) where TClient : class where TImplementation : class, TClient => throw null;
        public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this IServiceCollection services, Action<HttpClient> configureClient) where TClient : class where TImplementation : class, TClient => throw null;
        public static IServiceCollection ConfigureHttpClientDefaults(this IServiceCollection services, Action<IHttpClientBuilder> configure) => throw null;
    }

    public static class HttpClientBuilderExtensions
    {
        public static IHttpClientBuilder ConfigureHttpClient(this IHttpClientBuilder builder, Action<HttpClient> configureClient) => throw null;
        public static IHttpClientBuilder AddHttpMessageHandler<THandler>(this IHttpClientBuilder builder) where THandler : DelegatingHandler => throw null;
        public static IHttpClientBuilder AddHttpMessageHandler(this IHttpClientBuilder builder, Func<DelegatingHandler> configureHandler) => throw null;
        public static IHttpClientBuilder ConfigurePrimaryHttpMessageHandler(this IHttpClientBuilder builder, Func<HttpMessageHandler> configureHandler) => throw null;
        public static IHttpClientBuilder AddTypedClient<TClient>(this IHttpClientBuilder builder) where TClient : class => throw null;
        public static IHttpClientBuilder SetHandlerLifetime(this IHttpClientBuilder builder, TimeSpan handlerLifetime) => throw null;
    }
}

namespace System.Net.Http
{
    public interface IHttpClientFactory { HttpClient CreateClient(string name); }

    public interface IHttpMessageHandlerFactory { HttpMessageHandler CreateHandler(string name); }

    public static class HttpClientFactoryExtensions { public static HttpClient CreateClient(this IHttpClientFactory factory) => throw null; }
}

namespace Microsoft.Extensions.Configuration
{
    public interface IConfiguration { string this[string key] { get; set; } }

    public interface IConfigurationSection : IConfiguration { string Key { get; } }
}

namespace Microsoft.Extensions.Options
{
    public interface IOptions<out TOptions> where TOptions : class { TOptions Value { get; } }
}

namespace Microsoft.Extensions.Logging
{
    public interface ILogger { }

    public interface ILogger<out TCategoryName> : ILogger { }

    public interface ILoggerFactory { ILogger CreateLogger(string categoryName); }

    public static class LoggerExtensions
    {
        public static void LogTrace(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogDebug(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogInformation(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
    }
}
