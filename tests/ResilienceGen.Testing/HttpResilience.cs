namespace ResilienceGen.Testing;

/// <summary>Stand-in declarations of Microsoft.Extensions.Http.Resilience and Microsoft.Extensions.Http.Polly, which the tests do not reference.</summary>
internal static class HttpResilience
{
    public const string Source = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Http.Resilience;
            using Polly;

            public interface IHttpStandardResiliencePipelineBuilder { }
            public interface IStandardHedgingHandlerBuilder { }
            public interface IHttpResiliencePipelineBuilder { }

            public static class ResilienceHttpClientBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, IConfigurationSection section) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null!;
                public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => throw null!;
                public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string pipelineName, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure) => throw null!;
                public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => throw null!;
            }

            public static class HttpStandardResiliencePipelineBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder Configure(this IHttpStandardResiliencePipelineBuilder builder, IConfigurationSection section) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder Configure(this IHttpStandardResiliencePipelineBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null!;
                public static IHttpStandardResiliencePipelineBuilder SelectPipelineByAuthority(this IHttpStandardResiliencePipelineBuilder builder) => throw null!;
            }
        }

        namespace Microsoft.Extensions.Http.Resilience
        {
            using Polly.CircuitBreaker;
            using Polly.Retry;
            using Polly.Timeout;

            public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage> { public bool ShouldRetryAfterHeader { get; set; } = true; }
            public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage> { }
            public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions { }

            public class HttpStandardResilienceOptions
            {
                public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = new();
                public HttpRetryStrategyOptions Retry { get; set; } = new();
                public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; } = new();
                public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } = new();
            }

            public static class HttpRetryStrategyOptionsExtensions
            {
                public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) { }
                public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods) { }
            }
        }
        """;

    /// <summary>The handlers for policies, on top of the declarations in <c>PollyPolicies</c>.</summary>
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
