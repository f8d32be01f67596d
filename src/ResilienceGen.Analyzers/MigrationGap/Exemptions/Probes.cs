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
        OnlyAsks(sink, verb) && CatchesEverything(sink.Operation) is not null;

    /// <summary>Whether the status is all that the caller wants to know; a loop around it waits for something to get ready.</summary>
    public static bool OnlyAsks(Sink sink, string? verb) =>
        verb is "GET" or "HEAD"
        && HttpTypes.IsResponse(HttpTypes.ResultOf(sink.Method.ReturnType))
        && NeverReadsContent(sink.Operation);

    /// <summary>The handler that no failure of the call gets past.</summary>
    public static ICatchClauseOperation? CatchesEverything(IOperation send) =>
        (from attempt in send.Ancestors().TakeWhile(ancestor => ancestor is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).OfType<ITryOperation>()
         where send.IsWithin(attempt.Body)
         let last = attempt.Catches.LastOrDefault()
         where last is { ExceptionType: null or { SpecialType: SpecialType.System_Object } or { Name: "Exception" }, Filter: null }
         where !last.Handler.DescendantsInFunction<IOperation>().Any(part => part is IThrowOperation)
         select last).FirstOrDefault();

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

    /// <summary>Whether the part of an answer is known before its content.</summary>
    public static bool IsAboutStatus(IPropertyReferenceOperation property) =>
        property.Property.Name is "StatusCode" or "IsSuccessStatusCode" or "Headers" or "ReasonPhrase" or "Version";
}
