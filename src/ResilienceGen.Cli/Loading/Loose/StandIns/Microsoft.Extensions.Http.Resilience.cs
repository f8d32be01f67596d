// Declarations only, written for binding.
using System;
using System.Net.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience
{
    public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage> { public bool ShouldRetryAfterHeader { get; set; } }

    public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage> { }

    public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions { }

    public class HttpStandardResilienceOptions
    {
        public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; }
        public HttpRetryStrategyOptions Retry { get; set; }
        public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; }
        public HttpTimeoutStrategyOptions AttemptTimeout { get; set; }
    }

    public class HttpStandardHedgingResilienceOptions { public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } }

    public interface IHttpStandardResiliencePipelineBuilder { string PipelineName { get; } }

    public interface IStandardHedgingHandlerBuilder { string Name { get; } }

    public interface IHttpResiliencePipelineBuilder { string PipelineName { get; } }

    public class ResilienceHandlerContext { public IServiceProvider ServiceProvider => throw null; }

    public class ResilienceHandler : DelegatingHandler
    {
        public ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) => throw null;
        public ResilienceHandler(Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>> pipelineProvider) => throw null;
    }

    public static class HttpRetryStrategyOptionsExtensions
    {
        public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) => throw null;
        public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ResilienceHttpClientBuilderExtensions
    {
        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => throw null;
        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null;
        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, IConfigurationSection section) => throw null;
        public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => throw null;
        public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string pipelineName, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure) => throw null;
        public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string pipelineName, Action<ResiliencePipelineBuilder<HttpResponseMessage>, ResilienceHandlerContext> configure) => throw null;
        public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => throw null;
    }
}
