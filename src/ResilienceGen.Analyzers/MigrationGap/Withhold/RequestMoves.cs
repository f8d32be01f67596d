using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>Whether the construction of a request can move into the delegate, so that each attempt sends one of its own.</summary>
internal static class RequestMoves
{
    public static bool IsHandedIn(CallDescription call) => call.Request?.Unwrap() is IParameterReferenceOperation;

    /// <summary>Neither a local nor made in place: kept in a field, or fetched from somewhere that may hand out the same one again.</summary>
    public static bool IsShared(CallDescription call) => call.Request?.Unwrap() switch
    {
        null or IParameterReferenceOperation or IObjectCreationOperation => false,
        IInvocationOperation made => !HttpTypes.IsRequest(HttpTypes.ResultOf(made.TargetMethod.ReturnType)),
        ILocalReferenceOperation { Local: var local } reference => Declarator(local, reference) is not { } declarator
            || !LocalValues.AssignedTo(local, declarator.Root()).All(value => IsMadeHere(value.Unwrap()))
            || IsCaptured(local, reference),
        _ => true,
    };

    private static bool IsMadeHere(IOperation value) => value switch
    {
        IObjectCreationOperation or IInvocationOperation => true,
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsMadeHere(choice.WhenTrue.Unwrap()) && IsMadeHere(otherwise.Unwrap()),
        ISwitchExpressionOperation choice => choice.Arms.All(arm => IsMadeHere(arm.Value.Unwrap())),
        _ => false,
    };

    /// <summary>Asks the reader that the fix moves the construction with, so that the two cannot disagree.</summary>
    public static bool IsBuiltInBranches(CallDescription call) =>
        call.Request?.Unwrap() is ILocalReferenceOperation && Construction(call) is null;

    public static bool AwaitsWhileBuilding(CallDescription call) => Construction(call)?.Awaits == true;

    public static bool IsUsedLater(CallDescription call) =>
        call.Request?.Unwrap() is ILocalReferenceOperation { Local: var local } request
        && LocalValues.ReferencesTo(local, request.Root()).Any(reference => reference.Syntax.SpanStart > request.Syntax.SpanStart);

    private static RequestConstruction? Construction(CallDescription call) =>
        call.Request?.Unwrap() is ILocalReferenceOperation { Syntax: ExpressionSyntax request, SemanticModel: { } model }
            ? RequestConstruction.Read(request, model, CancellationToken.None)
            : null;

    private static bool IsCaptured(ILocalSymbol local, IOperation use) =>
        LocalValues.ReferencesTo(local, use.Root()).Any(reference => !ReferenceEquals(reference.Function(), use.Function()));

    private static IVariableDeclaratorOperation? Declarator(ILocalSymbol local, IOperation use) =>
        use.Root().Descendants<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local));
}
