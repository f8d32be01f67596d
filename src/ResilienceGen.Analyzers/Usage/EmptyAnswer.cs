using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>Finds the answer of a method that does nothing but return nothing: null, an empty text, an empty collection.</summary>
internal static class EmptyAnswer
{
    public static IOperation? In(IOperation body) =>
        body.ChildOperations.ToArray() is [IReturnOperation { ReturnedValue: { } value }] && IsEmpty(Answer(value)) ? value : null;

    // Inside the task and the conversions around it.
    private static IOperation Answer(IOperation value) => value switch
    {
        IConversionOperation conversion => Answer(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [var argument] } => Answer(argument.Value),
        IObjectCreationOperation { Type: { Name: "ValueTask", ContainingNamespace.Name: "Tasks" }, Arguments: [var argument] } => Answer(argument.Value),
        _ => value,
    };

    private static bool IsEmpty(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: null or "" } } => value.Type is null or { IsReferenceType: true },
        IDefaultValueOperation => value.Type is { IsReferenceType: true },
        ICollectionExpressionOperation collection => collection.Elements.IsEmpty,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.IsEmpty,
        IArrayCreationOperation array => array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }],
        IInvocationOperation call => call.TargetMethod is { Name: "Empty", Parameters.IsEmpty: true, ContainingType.Name: "Array" or "Enumerable" },
        IFieldReferenceOperation field => field.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String },
        IObjectCreationOperation { Initializer: null, Arguments.IsEmpty: true } creation => creation.Type?.ContainingNamespace.ToDisplayString() == "System.Collections.Generic",
        _ => false,
    };
}
