namespace ResilienceGen.Analyzers.Support;

/// <content>Polly 8 (pipelines), Polly 7 (policies) and the HTTP handlers built on them.</content>
internal static partial class KnownTypes
{
    public const string PollyNamespace = "Polly";
    public const string ResiliencePipeline = "Polly.ResiliencePipeline";
    public const string ResiliencePipelineBuilder = "Polly.ResiliencePipelineBuilder";
    public const string PolicyHttpMessageHandler = "Microsoft.Extensions.Http.PolicyHttpMessageHandler";
    public const string ResilienceHandler = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";
}
