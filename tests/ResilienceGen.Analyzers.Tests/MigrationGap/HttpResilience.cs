namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Stand-in declarations of Microsoft.Extensions.Http.Resilience and Microsoft.Extensions.Http.Polly, which the tests do not reference.</summary>
internal static class HttpResilience
{
    public const string Source = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            using Polly;

            public interface IHttpStandardResiliencePipelineBuilder { }
            public interface IStandardHedgingHandlerBuilder { }
            public interface IHttpResiliencePipelineBuilder { }

            public static partial class ResilienceHttpClientBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => throw null!;
                public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => throw null!;
                public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string pipelineName, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure) => throw null!;
                public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => throw null!;
            }
        }
        """;

    /// <summary>The options of the standard handler, and the calls that take them.</summary>
    public const string Options = """
        namespace Microsoft.Extensions.Configuration { public interface IConfigurationSection { } }

        namespace Microsoft.Extensions.Http.Resilience
        {
            public class HttpRetryStrategyOptions : Polly.Retry.RetryStrategyOptions<HttpResponseMessage> { }
            public class HttpTimeoutStrategyOptions : Polly.Timeout.TimeoutStrategyOptions { }

            public class HttpStandardResilienceOptions
            {
                public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = new();
                public HttpRetryStrategyOptions Retry { get; set; } = new();
                public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } = new();
            }

            public static class HttpRetryStrategyOptionsExtensions
            {
                public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) { }
                public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods) { }
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.Extensions.Http.Resilience;

            public static partial class ResilienceHttpClientBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Microsoft.Extensions.Configuration.IConfigurationSection section) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder Configure(this IHttpStandardResiliencePipelineBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null!;
            }
        }
        """;

    /// <summary>The handlers for policies, on top of the declarations in <see cref="PollyPolicies"/>.</summary>
    public const string Policies = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            using Polly;

            public static class PollyHttpClientBuilderExtensions
            {
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, IAsyncPolicy policy) => throw null!;
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, Func<HttpRequestMessage, IAsyncPolicy> selector) => throw null!;
                public static IHttpClientBuilder AddPolicyHandlerFromRegistry(this IHttpClientBuilder builder, string key) => throw null!;
                public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, Func<PolicyBuilder, IAsyncPolicy> configure) => throw null!;
            }
        }
        """;
}
