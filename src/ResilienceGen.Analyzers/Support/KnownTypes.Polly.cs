using System.Collections.Immutable;

namespace ResilienceGen.Analyzers.Support;

/// <content>Polly 8 (pipelines), Polly 7 (policies) and the HTTP handlers built on them.</content>
internal static partial class KnownTypes
{
    /// <summary>Of each version of Polly a type that says that it is there.</summary>
    public static readonly ImmutableArray<string> PollyTypes = [ResiliencePipeline, AsyncPolicy, SyncPolicy];

    public const string PollyNamespace = "Polly";
    public const string ResiliencePipeline = "Polly.ResiliencePipeline";
    public const string ResiliencePipelineBuilder = "Polly.ResiliencePipelineBuilder";
    public const string AsyncPolicy = "Polly.IAsyncPolicy";
    public const string SyncPolicy = "Polly.ISyncPolicy";
    public const string PolicyHttpMessageHandler = "Microsoft.Extensions.Http.PolicyHttpMessageHandler";
    public const string ResilienceHandler = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";
}
