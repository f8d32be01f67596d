namespace ResilienceGen.Analyzers.Support;

/// <content>The container, the client factory and the builders that registration code works on.</content>
internal static partial class KnownTypes
{
    public const string ServiceProvider = "System.IServiceProvider";
    public const string HttpClientBuilder = "Microsoft.Extensions.DependencyInjection.IHttpClientBuilder";
    public const string HostApplicationBuilder = "Microsoft.Extensions.Hosting.IHostApplicationBuilder";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.IHostBuilder";
    public const string WebApplicationBuilder = "Microsoft.AspNetCore.Builder.WebApplicationBuilder";

    public const string FromKeyedServicesAttribute = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    public const string HttpClientFactoryExtensions = "Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions";
    public const string HttpClientBuilderExtensions = "Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions";
    public const string ResilienceClientBuilderExtensions = "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions";
    public const string HttpResilienceNamespace = "Microsoft.Extensions.Http.Resilience";
    public const string RetryOptionsExtensions = "Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptionsExtensions";
    public const string PollyClientBuilderExtensions = "Microsoft.Extensions.DependencyInjection.PollyHttpClientBuilderExtensions";
    public const string GrpcClientServiceExtensions = "Microsoft.Extensions.DependencyInjection.GrpcClientServiceExtensions";
    public const string ApplicationInsightsExtensions = "Microsoft.Extensions.DependencyInjection.ApplicationInsightsExtensions";

    public const string HttpClientFactoryOptions = "Microsoft.Extensions.Http.HttpClientFactoryOptions";
    public const string OptionsServiceCollectionExtensions = "Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions";
    public const string DynamicallyAccessedMembersAttribute = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";
    public const string DynamicallyAccessedMemberTypes = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes";
}
