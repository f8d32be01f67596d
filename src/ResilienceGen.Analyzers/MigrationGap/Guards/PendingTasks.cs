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
    /// <summary>Whether the delegate is one that returns a task.</summary>
    public static bool Are(IParameterSymbol parameter) => ResultOf(parameter) is { } result && HttpTypes.IsTaskLike(result);

    /// <summary>Whether the call makes a task of what its guard takes for a plain result.</summary>
    public static bool Escape(IInvocationOperation call, IParameterSymbol parameter) =>
        parameter.Ordinal < call.TargetMethod.Parameters.Length
        && Are(call.TargetMethod.Parameters[parameter.Ordinal])
        && ResultOf(call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal]) is ITypeParameterSymbol;

    /// <summary>Whether that task certainly is not done when its guard is: a callback may also wait for it, or return one that is done.</summary>
    public static bool Remain(IInvocationOperation call, IParameterSymbol parameter) =>
        Escape(call, parameter)
        && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value.AsCode() switch
        {
            IAnonymousFunctionOperation { Symbol.IsAsync: true } => true,
            IAnonymousFunctionOperation lambda => lambda.Body.DescendantsInFunction<IReturnOperation>().ToList() is { Count: > 0 } returns
                && returns.TrueForAll(value => value.ReturnedValue?.Unwrap() is IInvocationOperation made && Starts(made.TargetMethod)),
            IMethodReferenceOperation { Method: var method } => Starts(method),
            _ => false,
        };

    /// <summary>What a helper then does: who does more with the result than to return it may find that it is a task after all, and wait for it.</summary>
    public static DelegateEffect In(ImmutableArray<IOperation> bodies) => bodies.All(HandsOn) ? DelegateEffect.Runs : DelegateEffect.Foreign;

    // A method that is not asynchronous and can be read may do all its work before it returns; so may Task.FromResult.
    private static bool Starts(IMethodSymbol method) =>
        method.IsAsync
        || ((method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty) && (!HttpTypes.IsTaskLike(method.ContainingType) || method.Name is nameof(Task.Run) or nameof(Task.Delay)));

    private static bool HandsOn(IOperation body) => body.Descendants<IInvocationOperation>().All(call =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? call.Type is not ITypeParameterSymbol || IsOnlyReturned(call, followsLocals: true)
        : !call.Arguments.Any(argument => argument.Value.Unwrap() is IParameterReferenceOperation { Type.TypeKind: TypeKind.Delegate })
            || (PollyGuards.Is(call.TargetMethod) && IsOnlyReturned(call, followsLocals: true)));

    private static bool IsOnlyReturned(IOperation result, bool followsLocals) => result.Parent switch
    {
        IReturnOperation or IExpressionStatementOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when followsLocals => AllReturned(local, result.Root()),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } when followsLocals => AllReturned(local, result.Root()),
        _ => false,
    };

    private static bool AllReturned(ILocalSymbol local, IOperation root) => LocalValues.ReferencesTo(local, root)
        .Where(use => use.Parent is not ISimpleAssignmentOperation { Target: var target } || !ReferenceEquals(target, use))
        .All(use => IsOnlyReturned(use, followsLocals: false));

    private static ITypeSymbol? ResultOf(IParameterSymbol parameter) => (parameter.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;
}
