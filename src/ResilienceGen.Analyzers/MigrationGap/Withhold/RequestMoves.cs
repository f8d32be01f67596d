using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>
/// Whether the construction of a request can move into the delegate as one piece. It can when the request is a local, made in the
/// same block, and every statement from there to the send does nothing but build it.
/// </summary>
internal static class RequestMoves
{
    public static bool IsHandedIn(CallDescription call) => call.Request?.Unwrap() is IParameterReferenceOperation;

    /// <summary>Neither a local nor made in place: kept in a field, or fetched from somewhere that may hand out the same one again.</summary>
    public static bool IsShared(CallDescription call) => call.Request?.Unwrap() switch
    {
        null or IParameterReferenceOperation or IObjectCreationOperation => false,
        IInvocationOperation made => !HttpTypes.IsRequest(HttpTypes.ResultOf(made.TargetMethod.ReturnType)),
        ILocalReferenceOperation { Local: var local } reference => Declarator(local, reference) is not { } declarator
            || declarator.GetVariableInitializer()?.Value.Unwrap() is not (IObjectCreationOperation or IInvocationOperation)
            || IsCaptured(local, reference),
        _ => true,
    };

    public static bool IsBuiltInBranches(CallDescription call)
    {
        if (call.Request?.Unwrap() is not ILocalReferenceOperation { Local: var local } request) return false;
        if (Declarator(local, request) is not { } declarator || StatementOf(declarator) is not { Parent: IBlockOperation block } first) return true;
        var last = request.Ancestors().FirstOrDefault(ancestor => ReferenceEquals(ancestor.Parent, block));
        if (last is null || LocalValues.AssignedTo(local, request.Root()).Skip(1).Any()) return true;
        var statements = block.Operations;
        return statements.Skip(statements.IndexOf(first) + 1).TakeWhile(statement => !ReferenceEquals(statement, last)).Any(statement => !OnlyBuilds(statement, local));
    }

    public static bool IsUsedLater(CallDescription call) =>
        call.Request?.Unwrap() is ILocalReferenceOperation { Local: var local } request
        && LocalValues.ReferencesTo(local, request.Root()).Any(reference => reference.Syntax.SpanStart > request.Syntax.SpanStart);

    // request.Headers.Add(...), request.Content = ...: unconditional, nothing awaited, nothing else declared.
    private static bool OnlyBuilds(IOperation statement, ILocalSymbol request) =>
        statement is IExpressionStatementOperation
        && LocalValues.ReferencesTo(request, statement).Any()
        && !statement.Descendants().Any(part => part is IAwaitOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation);

    private static bool IsCaptured(ILocalSymbol local, IOperation use) =>
        LocalValues.ReferencesTo(local, use.Root()).Any(reference => !ReferenceEquals(reference.Function(), use.Function()));

    private static IVariableDeclaratorOperation? Declarator(ILocalSymbol local, IOperation use) =>
        use.Root().Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local));

    private static IOperation? StatementOf(IOperation operation) => operation.Ancestors().FirstOrDefault(ancestor => ancestor.Parent is IBlockOperation);
}
