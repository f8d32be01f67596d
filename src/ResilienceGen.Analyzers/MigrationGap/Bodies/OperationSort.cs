using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>The kind of the operations that implement an interface; none where they have several, or where nobody looks for them often.</summary>
internal static class OperationSort<T>
    where T : IOperation
{
    public static readonly OperationKind Kind =
        Is<IInvocationOperation>() ? OperationKind.Invocation
        : Is<IObjectCreationOperation>() ? OperationKind.ObjectCreation
        : Is<ISimpleAssignmentOperation>() ? OperationKind.SimpleAssignment
        : Is<IParameterReferenceOperation>() ? OperationKind.ParameterReference
        : Is<ILocalReferenceOperation>() ? OperationKind.LocalReference
        : Is<IMethodReferenceOperation>() ? OperationKind.MethodReference
        : Is<IVariableDeclaratorOperation>() ? OperationKind.VariableDeclarator
        : Is<ILocalFunctionOperation>() ? OperationKind.LocalFunction
        : Is<IConditionalOperation>() ? OperationKind.Conditional
        : Is<ITryOperation>() ? OperationKind.Try
        : Is<ILabeledOperation>() ? OperationKind.Labeled
        : Is<IBranchOperation>() ? OperationKind.Branch
        : Is<IAwaitOperation>() ? OperationKind.Await
        : Is<IBinaryOperation>() ? OperationKind.Binary
        : Is<IInvalidOperation>() ? OperationKind.Invalid
        : OperationKind.None;

    private static bool Is<TOther>() => typeof(T) == typeof(TOther);
}
