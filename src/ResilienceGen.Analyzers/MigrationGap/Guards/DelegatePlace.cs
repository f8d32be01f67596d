using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What happens to a delegate value where it stands.</summary>
internal enum DelegatePlaceKind
{
    Invoked,
    Argument,
    Local,
    Event,
    Stored,
    ExpressionTree,
    Unbound,
    Inspected,
}

/// <summary>Where a delegate value goes, past the conversions around it.</summary>
/// <param name="Kind">What happens to it there.</param>
/// <param name="Operation">The invocation, the argument, the local's declarator or assignment, or whatever else receives it.</param>
internal sealed record DelegatePlace(DelegatePlaceKind Kind, IOperation Operation)
{
    public static DelegatePlace Of(IOperation value)
    {
        var current = value;
        while (current.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or ICoalesceOperation)
        {
            if (current.Parent.Type?.Name == "Expression") return new(DelegatePlaceKind.ExpressionTree, current.Parent);
            current = current.Parent;
        }

        return current.Parent switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call when ReferenceEquals(call.Instance, current) => new(DelegatePlaceKind.Invoked, call),
            IConditionalAccessOperation access when ReferenceEquals(access.Operation, current) => new(DelegatePlaceKind.Invoked, access),
            IInvocationOperation => new(DelegatePlaceKind.Inspected, current.Parent),
            IArgumentOperation argument => new(DelegatePlaceKind.Argument, argument),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => new(DelegatePlaceKind.Local, declarator),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation } assignment => new(DelegatePlaceKind.Local, assignment),
            IEventAssignmentOperation subscription => new(DelegatePlaceKind.Event, subscription),
            IBinaryOperation or IIsPatternOperation or INameOfOperation => new(DelegatePlaceKind.Inspected, current.Parent),
            IInvalidOperation invalid => new(DelegatePlaceKind.Unbound, invalid),
            { } other => new(DelegatePlaceKind.Stored, other),
            null => new(DelegatePlaceKind.Stored, current),
        };
    }

    /// <summary>The local that holds the delegate, for <see cref="DelegatePlaceKind.Local"/>.</summary>
    public ILocalSymbol? Local => Operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
        _ => null,
    };
}
