using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What a function does with a task that may still fail. A catch, a loop or a delegate's caller learns of a failure only where the task is awaited.</summary>
internal enum TaskUse
{
    /// <summary>Awaits it, or does what nobody can tell; also for what is no task.</summary>
    Observed,

    /// <summary>Returns it as it is: whoever called the function may await it.</summary>
    HandedOn,

    /// <summary>Drops it: its failure reaches nobody.</summary>
    Dropped,
}

/// <summary>Reads <see cref="TaskUse"/>.</summary>
internal static class TaskUses
{
    /// <param name="work">The call that returns the task.</param>
    /// <param name="bodies">Knows whose body it stands in.</param>
    public static TaskUse Of(IOperation work, BodySource bodies) => HttpTypes.IsTaskLike(work.Type) ? OfTask(work, bodies, followsLocals: true) : TaskUse.Observed;

    /// <summary>Whether a failure of the work certainly leaves its function: thrown where the task is awaited, or with the task that is returned.</summary>
    public static bool FailureLeaves(IOperation work, BodySource bodies) =>
        !HttpTypes.IsTaskLike(work.Type)
        || Of(work, bodies) == TaskUse.HandedOn
        || IsAwaited(work)
        || (Answers.Of(work) is { } kept && LocalValues.ReferencesTo(kept, work.Root()).Any(IsAwaited));

    /// <summary>Whether nobody can await what the function does: an asynchronous one without a task.</summary>
    public static bool HidesFailure(IMethodSymbol? function) => function is { IsAsync: true, ReturnsVoid: true };

    private static TaskUse OfTask(IOperation work, BodySource bodies, bool followsLocals)
    {
        var value = work;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation { Type: not null } or ISwitchExpressionArmOperation or ISwitchExpressionOperation || IsAsked(value))
            value = value.Parent!;
        return value.Parent switch
        {
            IReturnOperation { Kind: OperationKind.Return } => IsAsync(work.Function(), bodies) ? TaskUse.Observed : TaskUse.HandedOn,
            IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } => TaskUse.Dropped,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when followsLocals => OfLocal(local, work, bodies),
            _ => TaskUse.Observed,
        };
    }

    // var task = SendAsync(); Log(); return task;
    private static TaskUse OfLocal(ILocalSymbol local, IOperation work, BodySource bodies)
    {
        var uses = LocalValues.ReferencesTo(local, work.Root()).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => OfTask(use, bodies, followsLocals: false) == TaskUse.HandedOn) ? TaskUse.HandedOn : TaskUse.Observed;
    }

    private static bool IsAwaited(IOperation task) => task.Parent switch
    {
        IAwaitOperation or IPropertyReferenceOperation { Property.Name: "Result" } => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } same => IsAwaited(same),
        IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "Wait", Arguments.IsEmpty: true } => true,
        _ => false,
    };

    // client?.SendAsync(), and not SendAsync()?.Wait()
    private static bool IsAsked(IOperation value) => value.Parent is IConditionalAccessOperation { WhenNotNull: var member } && ReferenceEquals(member, value);

    // What cannot be told counts as asynchronous: then nothing is concluded.
    private static bool IsAsync(IOperation function, BodySource bodies) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation local => local.Symbol.IsAsync,
        _ => bodies.OwnerOf(function) is not IMethodSymbol { IsAsync: false },
    };
}
