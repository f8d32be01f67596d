using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>
/// Guards that are handed a delegate for any result, as <c>Execute(Func&lt;T&gt;)</c>, where the result is a task: it has not failed yet when the guard is
/// done with it.
/// </summary>
internal static class PendingTasks
{
    /// <summary>Whether the call makes a task of what its guard takes for a plain result.</summary>
    public static bool Escape(IInvocationOperation call, IParameterSymbol parameter) =>
        parameter.Ordinal < call.TargetMethod.Parameters.Length
        && ResultOf(call.TargetMethod.Parameters[parameter.Ordinal]) is { } result && HttpTypes.IsTaskLike(result)
        && ResultOf(call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal]) is ITypeParameterSymbol;

    /// <summary>What a helper then does: some look whether the result is a task after all, and await it.</summary>
    public static DelegateEffect In(ImmutableArray<IOperation> bodies) =>
        bodies.Any(body => body.Descendants<IOperation>().Any(part => part is IConversionOperation or IIsPatternOperation or IIsTypeOperation or IDynamicInvocationOperation && MayBeTask(part)))
            ? DelegateEffect.Foreign
            : DelegateEffect.Runs;

    private static bool MayBeTask(IOperation part) => part switch
    {
        IIsTypeOperation test => HttpTypes.IsTaskLike(test.TypeOperand),
        IIsPatternOperation { Pattern: { } pattern } => HttpTypes.IsTaskLike(pattern.NarrowedType),
        IConversionOperation { Operand.Type: ITypeParameterSymbol or { SpecialType: SpecialType.System_Object }, Type: var type } => HttpTypes.IsTaskLike(type) || type?.TypeKind == TypeKind.Dynamic,
        _ => true,
    };

    private static ITypeSymbol? ResultOf(IParameterSymbol parameter) => (parameter.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;
}
