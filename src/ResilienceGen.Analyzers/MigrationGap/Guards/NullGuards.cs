using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Finds pipelines and policies that provably never send again: empty ones, and those that only bound time or concurrency.</summary>
internal sealed class NullGuards(ValueOrigins origins)
{
    /// <summary>Whether every place the executed pipeline or policy may come from is one that guards nothing.</summary>
    public bool GuardsNothing(IInvocationOperation execute)
    {
        if (execute.Instance is not { } pipeline) return false;
        if (IsPassive(pipeline.Type)) return true;
        var leaves = origins.OfVisible(pipeline);
        return leaves.Count > 0 && leaves.All(leaf => IsNull(leaf.Operation));
    }

    private bool IsNull(IOperation leaf) => leaf switch
    {
        IFieldReferenceOperation { Field.Name: "Empty" } or IPropertyReferenceOperation { Property.Name: "Empty" } => true,
        IInvocationOperation { TargetMethod.Name: "Build", Instance: { } builder } => BuildsNothing(builder),
        IInvocationOperation { TargetMethod: { Name: var name } method } when method.IsBelow(KnownTypes.PollyNamespace) => IsPassiveName(name),
        _ => false,
    };

    // new ResiliencePipelineBuilder().AddTimeout(...).Build(): only a chain seen whole can be called empty.
    private static bool BuildsNothing(IOperation builder)
    {
        for (var current = builder.Unwrap(); ;)
        {
            switch (current)
            {
                case IObjectCreationOperation creation:
                    return creation.Type.Is(KnownTypes.ResiliencePipelineBuilder);
                case IInvocationOperation { TargetMethod: { } method } call when method.IsBelow(KnownTypes.PollyNamespace) && IsPassiveName(method.Name):
                    if (Sinks.Sink.ReceiverOf(call) is not { } receiver) return false;
                    current = receiver;
                    break;
                default:
                    return false;
            }
        }
    }

    private static bool IsPassive(ITypeSymbol? type) =>
        type is not null && (type.IsBelow("Polly.Timeout") || type.IsBelow("Polly.NoOp") || type.IsBelow("Polly.Bulkhead") || type.IsBelow("Polly.RateLimit"));

    private static bool IsPassiveName(string name) =>
        name.StartsWith("NoOp", StringComparison.Ordinal) || name.StartsWith("Timeout", StringComparison.Ordinal)
        || name.StartsWith("Bulkhead", StringComparison.Ordinal) || name.StartsWith("RateLimit", StringComparison.Ordinal)
        || name is "AddTimeout" or "AddRateLimiter" or "AddConcurrencyLimiter";
}
