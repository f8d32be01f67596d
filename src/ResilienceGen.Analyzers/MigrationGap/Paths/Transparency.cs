using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Whether going through a path changes only the number of attempts: it must return what the call returned.</summary>
internal sealed class Transparency(BodySource bodies, Implementations implementations, SinkCatalog sinks, GuardFinder guards)
{
    private const int MaxDepth = 8;

    // Every call that may take the path asks.
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _returnsResult = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _throwsOnStatus = new(SymbolEqualityComparer.Default);

    /// <summary>Whether each result is that of the delegate or of the send, untouched.</summary>
    public bool ReturnsResult(IMethodSymbol method) => _returnsResult.GetOrAdd(bodies.SourceOf(method), key => ReturnsResult(key, 0));

    /// <summary>Whether the path turns a failed status into an exception, so that a call site that looks at the status would change.</summary>
    public bool ThrowsOnStatus(IMethodSymbol method) => _throwsOnStatus.GetOrAdd(bodies.SourceOf(method), FindThrow);

    private bool FindThrow(IMethodSymbol method) =>
        implementations.Of(method).SelectMany(target => bodies.Of(target)).SelectMany(body => body.Descendants<IOperation>()).Any(part => part switch
        {
            IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" } => true,
            IThrowOperation { Exception: not null } thrown => thrown.Ancestors().OfType<IConditionalOperation>()
                .Any(condition => condition.Type is null && TransientFailures.IsTested(condition.Condition)),
            _ => false,
        });

    private bool ReturnsResult(IMethodSymbol method, int depth)
    {
        if (!bodies.IsInSource(method)) return true;
        if (method.ReturnsVoid || HttpTypes.ResultOf(method.ReturnType) is null) return true;
        var targets = implementations.Of(method).SelectMany(target => bodies.Of(target)).ToList();
        return depth < MaxDepth && targets.All(body => Returns(body, depth));
    }

    private bool Returns(IOperation function, int depth)
    {
        var returned = function.DescendantsInFunction<IReturnOperation>().Where(part => part.ReturnedValue is not null).ToList();
        return returned.Count > 0 && returned.All(part => IsResult(part.ReturnedValue!, depth));
    }

    private bool IsResult(IOperation value, int depth) => depth < MaxDepth && value.Unwrap() switch
    {
        ILocalReferenceOperation { Local: var local } reference => LocalValues.AssignedTo(local, reference.Root())
            .Where(assigned => assigned.Unwrap() is not (ILiteralOperation or IDefaultValueOperation))
            .ToList() is { Count: > 0 } assigned && assigned.All(one => IsResult(one, depth + 1)),
        ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce => IsResult(coalesce.Value, depth),
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsResult(choice.WhenTrue, depth) && IsResult(otherwise, depth),
        IInvocationOperation call => IsResultOf(call, depth),
        IThrowOperation => true,
        _ => false,
    };

    private bool IsResultOf(IInvocationOperation call, int depth)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || sinks.IsSink(call.TargetMethod)) return true;
        // Recursion returns what the other ways out return.
        if (SymbolEqualityComparer.Default.Equals(bodies.OwnerOf(call.Root())?.OriginalDefinition, call.TargetMethod.OriginalDefinition)) return true;
        var guarded = call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter
            && guards.Effects.Of(call, parameter, []) is DelegateEffect.Guards or DelegateEffect.Runs);
        if (guarded is null) return bodies.IsInSource(call.TargetMethod) && ReturnsResult(call.TargetMethod.OriginalDefinition, depth + 1);
        return ReturnsResult(call.TargetMethod.OriginalDefinition, depth + 1) && DelegateReturns(guarded.Value.Unwrap(), depth + 1);
    }

    private bool DelegateReturns(IOperation value, int depth) => value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
        ? Returns(lambda.Body, depth)
        : value is IParameterReferenceOperation or IDelegateCreationOperation { Target: IMethodReferenceOperation };
}
