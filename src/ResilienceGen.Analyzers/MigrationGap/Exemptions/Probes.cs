using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>
/// Recognises a probe: it asks whether something answers, takes every failure for a no, and never reads what came back.
/// A retry would change its meaning.
/// </summary>
internal static class Probes
{
    public static bool Is(Sink sink, string? verb) =>
        OnlyAsks(sink, verb) && SwallowsEveryFailure(sink.Operation);

    /// <summary>Whether the status is all that the caller wants to know; a loop around it waits for something to get ready.</summary>
    public static bool OnlyAsks(Sink sink, string? verb) =>
        verb is "GET" or "HEAD"
        && HttpTypes.IsResponse(HttpTypes.ResultOf(sink.Method.ReturnType))
        && NeverReadsContent(sink.Operation);

    private static bool SwallowsEveryFailure(IOperation send) =>
        send.Ancestors().TakeWhile(ancestor => ancestor is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).OfType<ITryOperation>().Any(attempt =>
            send.IsWithin(attempt.Body)
            && attempt.Catches.LastOrDefault() is { ExceptionType: var caught, Filter: null } last
            && caught is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception" }
            && !last.Handler.DescendantsInFunction<IOperation>().Any(part => part is IThrowOperation));

    private static bool NeverReadsContent(IOperation send)
    {
        var answer = send.Awaited();
        return answer.Parent switch
        {
            IExpressionStatementOperation => true,
            IPropertyReferenceOperation property => IsAboutStatus(property),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OnlyStatusIsRead(local, send.Root()),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => OnlyStatusIsRead(local, send.Root()),
            _ => false,
        };
    }

    private static bool OnlyStatusIsRead(ILocalSymbol local, IOperation root)
    {
        var uses = LocalValues.ReferencesTo(local, root).Where(use => use.Parent is not ISimpleAssignmentOperation).ToList();
        return uses.All(use => use.Parent is IPropertyReferenceOperation property && IsAboutStatus(property));
    }

    private static bool IsAboutStatus(IPropertyReferenceOperation property) =>
        property.Property.Name is "StatusCode" or "IsSuccessStatusCode" or "Headers" or "ReasonPhrase" or "Version";
}
