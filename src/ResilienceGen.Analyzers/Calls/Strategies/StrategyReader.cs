using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Finds out what a pipeline (Polly 8) or policy (Polly 7) consists of, from the code that builds it.</summary>
internal sealed class StrategyReader(ValueOrigins origins)
{
    private const int MaxDepth = 8;

    public StrategySet Of(IOperation? guard) => guard is null ? StrategySet.Unknown : Of(guard, 0);

    /// <summary>What the code adds to the builder that it is given, as in <c>AddResilienceHandler("orders", builder => ...)</c>.</summary>
    public StrategySet OfConfigure(IAnonymousFunctionOperation configure)
    {
        if (configure.Symbol.Parameters.FirstOrDefault() is not { } given) return StrategySet.Unknown;
        var added = new List<IInvocationOperation>();
        var whole = true;
        foreach (var use in configure.Body.Descendants<IParameterReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, given)))
        {
            var statement = use.Ancestors().FirstOrDefault(ancestor => ancestor is IExpressionStatementOperation or IReturnOperation);
            var last = statement is IExpressionStatementOperation expression ? expression.Operation : (statement as IReturnOperation)?.ReturnedValue;
            // What stands under a condition may be left out.
            whole &= last is not null && ReferenceEquals(statement!.Parent, configure.Body) && ReferenceEquals(Chain(last, added), use);
        }

        return OfSteps(added, whole, 0);
    }

    private StrategySet Of(IOperation guard, int depth)
    {
        if (depth > MaxDepth || origins.Of(guard) is not [{ Kind: OriginKind.Value, Operation: IInvocationOperation made }]) return StrategySet.Unknown;
        if (!made.TargetMethod.IsBelow(KnownTypes.PollyNamespace)) return StrategySet.Unknown;
        return made.TargetMethod.Name switch
        {
            "Build" when made.Instance is { } builder => OfBuilder(builder, depth),
            "Wrap" or "WrapAsync" => OfWrap(made, depth),
            "AsAsyncPolicy" or "AsPolicy" when Sink.ReceiverOf(made) is { } inner => Of(inner, depth + 1),
            _ => PolicyCalls.Read(made) is { } policy ? new StrategySet([policy], IsWhole: true) : StrategySet.Unknown,
        };
    }

    // Policy.WrapAsync(outer, inner), outer.WrapAsync(inner)
    private StrategySet OfWrap(IInvocationOperation wrap, int depth)
    {
        var parts = wrap.Arguments.SelectMany(argument => argument.Value.Unwrap() is IArrayCreationOperation { Initializer: { } array } ? array.ElementValues : [argument.Value]);
        if (wrap.Instance is { } instance) parts = parts.Prepend(instance);
        var sets = parts.Select(part => Of(part, depth + 1)).ToList();
        return new StrategySet([.. sets.SelectMany(set => set.Strategies)], sets.All(set => set.IsWhole));
    }

    private StrategySet OfBuilder(IOperation builder, int depth)
    {
        var added = new List<IInvocationOperation>();
        var whole = true;
        switch (Chain(builder, added))
        {
            case IObjectCreationOperation { Type: var type } when type.Is(KnownTypes.ResiliencePipelineBuilder):
                break;
            case ILocalReferenceOperation local when BuiltInSteps(local, added):
                break;
            default:
                whole = false;
                break;
        }

        return OfSteps(added, whole, depth);
    }

    private StrategySet OfSteps(List<IInvocationOperation> added, bool whole, int depth)
    {
        var strategies = ImmutableArray.CreateBuilder<Strategy>();
        foreach (var call in added.OrderBy(call => call.Syntax.Span.End))
        {
            if (call.TargetMethod.Name == "AddPipeline")
            {
                var inner = call.Arguments.LastOrDefault() is { } argument ? Of(argument.Value, depth + 1) : StrategySet.Unknown;
                strategies.AddRange(inner.Strategies);
                whole &= inner.IsWhole;
            }
            else
            {
                strategies.Add(PipelineCalls.Read(call));
                whole &= PipelineCalls.IsKnown(call);
            }
        }

        return new StrategySet(strategies.ToImmutable(), whole);
    }

    /// <summary>Collects the fluent calls below a value and returns what they start from.</summary>
    private static IOperation Chain(IOperation value, List<IInvocationOperation> added)
    {
        var current = value.Unwrap();
        while (current is IInvocationOperation call && call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal) && Sink.ReceiverOf(call) is { } receiver)
        {
            added.Add(call);
            current = receiver;
        }

        return current;
    }

    // var builder = new ...; builder.AddRetry(...); return builder.Build(); each step a statement of the same block, or it may be left out.
    private static bool BuiltInSteps(ILocalReferenceOperation reference, List<IInvocationOperation> added)
    {
        var root = reference.Root();
        if (LocalValues.AssignedTo(reference.Local, root).ToList() is not [var only] || LocalValues.IsWrittenOtherwise(reference.Local, root)) return false;
        if (Chain(only, added) is not IObjectCreationOperation { Type: var type } || !type.Is(KnownTypes.ResiliencePipelineBuilder)) return false;
        var block = only.Ancestors().OfType<IBlockOperation>().FirstOrDefault();
        foreach (var use in LocalValues.ReferencesTo(reference.Local, root).Where(use => !ReferenceEquals(use, reference)))
        {
            var statement = use.Ancestors().OfType<IExpressionStatementOperation>().FirstOrDefault();
            if (statement is null || !ReferenceEquals(statement.Parent, block) || !ReferenceEquals(Chain(statement.Operation, added), use)) return false;
        }

        return true;
    }
}
