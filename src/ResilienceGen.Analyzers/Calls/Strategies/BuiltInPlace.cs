using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Finds the pipeline or policy that is built anew each time the code around it runs, and kept nowhere.</summary>
internal sealed class BuiltInPlace(BodySource bodies)
{
    private const int MaxDepth = 4;

    /// <summary>The call that builds the value; null where it may be an older one.</summary>
    public IInvocationOperation? Of(IOperation value) => Of(value, 0);

    private IInvocationOperation? Of(IOperation value, int depth) => value.Unwrap() switch
    {
        IInvocationOperation { TargetMethod: var method } made when method.IsBelow(KnownTypes.PollyNamespace) => made,
        IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method } when depth < MaxDepth && bodies.IsInSource(method) => Returned(method, depth + 1),
        ILocalReferenceOperation local when IsOnlyExecuted(local, out var initial) => Of(initial!, depth),
        _ => null,
    };

    private IInvocationOperation? Returned(IMethodSymbol method, int depth)
    {
        var returned = bodies.Of(method).SelectMany(body => body.DescendantsInFunction<IOperation>()).OfType<IReturnOperation>().Select(part => part.ReturnedValue).ToList();
        return returned is [{ } only] ? Of(only, depth) : null;
    }

    // A local that is handed on may be kept; one that a loop or a nested function runs is kept for them.
    private static bool IsOnlyExecuted(ILocalReferenceOperation reference, out IOperation? initial)
    {
        var root = reference.Root();
        initial = LocalValues.AssignedTo(reference.Local, root).Take(2).ToList() is [var only] ? only : null;
        return initial is { } value
            && !LocalValues.IsWrittenOtherwise(reference.Local, root)
            && LocalValues.ReferencesTo(reference.Local, root).All(use =>
                (IsExecuted(use) || (reference.Parent is IReturnOperation && use.Parent is IReturnOperation))
                && ReferenceEquals(use.Function(), value.Function())
                && !use.Ancestors().OfType<ILoopOperation>().Any(loop => !value.IsWithin(loop)));
    }

    private static bool IsExecuted(ILocalReferenceOperation use) => use.Awaited().Parent is IInvocationOperation call && PollyGuards.Is(call.TargetMethod) && call.Instance is { } instance && use.IsWithin(instance);
}
