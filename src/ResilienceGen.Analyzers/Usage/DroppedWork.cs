using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>Tells that a method without a result returns before its work is done.</summary>
internal static class DroppedWork
{
    /// <summary>How the work is dropped; null where nothing proves it.</summary>
    public static string? In(IMethodSymbol method, IOperation body) => method switch
    {
        { ReturnsVoid: false } => null,
        { IsAsync: true } => "is 'async void'",
        _ when IsNothingButDroppedTask(body) => "drops its task",
        _ => null,
    };

    // Beside other work a dropped task may be something small, such as a line in a log.
    private static bool IsNothingButDroppedTask(IOperation body) =>
        body.ChildOperations.Where(operation => operation is not IReturnOperation { ReturnedValue: null }).ToArray() is [IExpressionStatementOperation { Operation: var dropped }]
        && (dropped is ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } ? value : dropped) is IInvocationOperation call
        && IsTask(call.Type);

    private static bool IsTask(ITypeSymbol? type) =>
        type?.OriginalDefinition is { } task
        && (task.IsNamed(KnownTypes.Task) || task.IsNamed(KnownTypes.TaskOfResult) || task.IsNamed(KnownTypes.ValueTask) || task.IsNamed(KnownTypes.ValueTaskOfResult));
}
