using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Walks over operations that the proofs share.</summary>
internal static class OperationTree
{
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent) yield return current;
    }

    public static bool IsWithin(this IOperation operation, IOperation ancestor)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (ReferenceEquals(current, ancestor)) return true;
        }

        return false;
    }

    /// <summary>The operations of one sort below this one.</summary>
    public static IEnumerable<T> Descendants<T>(this IOperation operation)
        where T : IOperation =>
        OperationList.Below<T>(operation, withSelf: false, withFunctions: true);

    /// <summary>The operations of one sort below this one, and this one.</summary>
    public static IEnumerable<T> DescendantsAndSelf<T>(this IOperation operation)
        where T : IOperation =>
        OperationList.Below<T>(operation, withSelf: true, withFunctions: true);

    /// <summary>The operations of one sort below this one that run when it runs: nested functions are left out.</summary>
    public static IEnumerable<T> DescendantsInFunction<T>(this IOperation operation)
        where T : IOperation =>
        OperationList.Below<T>(operation, withSelf: false, withFunctions: false);

    /// <summary>The operation without the conversions, parentheses and awaits, also blocking ones, that only pass its value on.</summary>
    public static IOperation Unwrap(this IOperation operation) => operation.Kind switch
    {
        OperationKind.Conversion => ((IConversionOperation)operation).Operand.Unwrap(),
        OperationKind.Parenthesized => ((IParenthesizedOperation)operation).Operand.Unwrap(),
        OperationKind.Await => ((IAwaitOperation)operation).Operation.Unwrap(),
        OperationKind.Invocation or OperationKind.PropertyReference or OperationKind.ConditionalAccessInstance => operation.UnwrapMember(),
        _ => operation,
    };

    private static IOperation UnwrapMember(this IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } => instance.Unwrap(),
        IInvocationOperation { TargetMethod: { Name: "GetAwaiter" or "GetResult" } method, Instance: { } instance } when method.IsBelow("System") => instance.Unwrap(),
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { Type: { } type } task } when HttpTypes.IsTaskLike(type) => task.Unwrap(),
        IConditionalAccessInstanceOperation placeholder => placeholder.Receiver()?.Unwrap() ?? placeholder,
        _ => operation,
    };

    /// <summary>What a delegate is made of, a lambda or a method group; of anything else the value itself.</summary>
    public static IOperation AsCode(this IOperation value) => value.Unwrap() is var operation && operation is IDelegateCreationOperation creation ? creation.Target : operation;

    /// <summary>The lambda that the value is, through the delegate that is made of it; null where it is none.</summary>
    public static IAnonymousFunctionOperation? AsLambda(this IOperation value) => value.AsCode() as IAnonymousFunctionOperation;

    /// <summary>The local, parameter or field that the value is; null where it is none.</summary>
    public static ISymbol? AsVariable(this IOperation? value) => value?.Unwrap() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter.OriginalDefinition,
        IFieldReferenceOperation { Field: var field } => field,
        _ => null,
    };

    /// <summary>The outermost operation that only passes this one's value on: the counterpart of <see cref="Unwrap"/>.</summary>
    public static IOperation Awaited(this IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent && !ReferenceEquals(parent.Unwrap(), parent) && ReferenceEquals(parent.Unwrap(), operation.Unwrap())) current = parent;
        return current;
    }

    /// <summary>The outermost conversion of the value, or the value itself.</summary>
    public static IOperation Converted(this IOperation value)
    {
        var current = value;
        while (current.Parent is IConversionOperation conversion) current = conversion;
        return current;
    }

    /// <summary>The function that runs the operation: a lambda, a local function, or the root of the member.</summary>
    public static IOperation Function(this IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation) return current;
        }

        return current;
    }

    /// <summary>The receiver of <c>a?.B()</c>, for the placeholder that stands before <c>.B()</c>.</summary>
    private static IOperation? Receiver(this IConditionalAccessInstanceOperation placeholder)
    {
        IOperation child = placeholder;
        foreach (var ancestor in placeholder.Ancestors())
        {
            if (ancestor is IConditionalAccessOperation access && !ReferenceEquals(access.Operation, child)) return access.Operation;
            child = ancestor;
        }

        return null;
    }
}
