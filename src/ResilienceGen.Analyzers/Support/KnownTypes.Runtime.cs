namespace ResilienceGen.Analyzers.Support;

/// <content>Our own runtime: attributes that users write, types that generated code calls.</content>
internal static partial class KnownTypes
{
    /// <summary>Where the attributes live.</summary>
    public const string AttributeNamespace = "ResilienceGen";

    public const string ResilientAttribute = "ResilienceGen.ResilientAttribute";
    public const string RetryAttribute = "ResilienceGen.RetryAttribute";
    public const string TimeoutAttribute = "ResilienceGen.TimeoutAttribute";
    public const string CircuitBreakerAttribute = "ResilienceGen.CircuitBreakerAttribute";
    public const string FallbackAttribute = "ResilienceGen.FallbackAttribute";
    public const string FallbackRouteAttribute = "ResilienceGen.FallbackRouteAttribute";
    public const string RetryBudgetAttribute = "ResilienceGen.RetryBudgetAttribute";
    public const string HandleResultAttribute = "ResilienceGen.HandleResultAttribute";
    public const string HedgeAttribute = "ResilienceGen.HedgeAttribute";
    public const string ConcurrencyLimitAttribute = "ResilienceGen.ConcurrencyLimitAttribute";
    public const string SingleFlightAttribute = "ResilienceGen.SingleFlightAttribute";
    public const string CacheResultAttribute = "ResilienceGen.CacheResultAttribute";
    public const string AllowNestedRetryAttribute = "ResilienceGen.AllowNestedRetryAttribute";
    public const string IdempotencyKeyAttribute = "ResilienceGen.IdempotencyKeyAttribute";
    public const string FallbackChainAttribute = "ResilienceGen.FallbackChainAttribute";
    public const string IdempotentAttribute = "ResilienceGen.IdempotentAttribute";
    public const string NonIdempotentAttribute = "ResilienceGen.NonIdempotentAttribute";
    public const string NoResilienceAttribute = "ResilienceGen.NoResilienceAttribute";
    public const string EndpointAttribute = "ResilienceGen.EndpointAttribute";
    public const string Backoff = "ResilienceGen.Backoff";
    public const string ResilienceDefaults = "ResilienceGen.ResilienceDefaults";

    public const string ResilienceRuntime = "ResilienceGen.Pipelines.ResilienceRuntime";
    public const string ZeroEditTrial = "ResilienceGen.Pipelines.ZeroEditTrial";
    public const string OperationDescriptor = "ResilienceGen.Policies.OperationDescriptor";
    public const string ResultPredicate = "ResilienceGen.Policies.ResultPredicate";
    public const string ResilientOperationOfService = "ResilienceGen.Pipelines.ResilientOperation`1";
    public const string FallbackOperation = "ResilienceGen.Fallback.FallbackOperation";
    public const string ChainMember = "ResilienceGen.Fallback.ChainMember`1";
    public const string FallbackHandler = "ResilienceGen.Pipelines.IFallbackHandler`1";
    public const string Nothing = "ResilienceGen.Pipelines.Nothing";

    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Task = "System.Threading.Tasks.Task";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string TaskOfResult = "System.Threading.Tasks.Task`1";
    public const string ValueTaskOfResult = "System.Threading.Tasks.ValueTask`1";
    public const string AsyncEnumerable = "System.Collections.Generic.IAsyncEnumerable`1";
    public const string ServiceCollectionDescriptorExtensions = "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions";
    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>What generated code names as its tool.</summary>
    public const string GeneratorName = "ResilienceGen";

    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string ResilienceServices = "Microsoft.Extensions.DependencyInjection.ResilienceServices";
}
