using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Items whose request failed and that are kept for another one: put back where they came from, or collected for the next round.</summary>
internal static class FailedItems
{
    /// <summary>Whether the catch keeps an item of the loop, and something sends what is kept.</summary>
    public static bool AreSentAgain(ICatchClauseOperation handler, ILoopOperation loop, Send send) => handler.Handler
        .DescendantsInFunction<IInvocationOperation>()
        .Where(keep => keep.Arguments.Any(argument => VariableOf(argument.Value) is { } item && send.Dependencies.Contains(item)))
        .Select(keep => VariableOf(keep.Instance))
        .OfType<ISymbol>()
        .Any(kept => IsTakenFrom(kept, loop, handler) || IsNextRound(kept, loop) || IsSentLater(kept, loop, send));

    // while (queue.TryDequeue(out var item)) { try { send(item) } catch { queue.Enqueue(item); } }
    private static bool IsTakenFrom(ISymbol kept, ILoopOperation loop, ICatchClauseOperation handler) => loop.DescendantsInFunction<IInvocationOperation>()
        .Any(take => !take.IsWithin(handler) && Same(VariableOf(take.Instance), kept)
            && (take.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out) || take.Type is { SpecialType: not (SpecialType.System_Void or SpecialType.System_Boolean) }));

    // foreach (var item in open) { ... catch { failed.Add(item); } } open = failed;
    private static bool IsNextRound(ISymbol kept, ILoopOperation loop) =>
        loop is IForEachLoopOperation each && VariableOf(each.Collection) is { } source
        && loop.Ancestors().OfType<ILoopOperation>().FirstOrDefault() is { } rounds
        && rounds.DescendantsInFunction<ISimpleAssignmentOperation>().Any(next => Same(VariableOf(next.Target), source) && Same(VariableOf(next.Value), kept));

    private static bool IsSentLater(ISymbol kept, ILoopOperation loop, Send send) => loop.Root().Descendants<IForEachLoopOperation>()
        .Any(later => later.Syntax.SpanStart > loop.Syntax.Span.End && Same(VariableOf(later.Collection), kept)
            && later.Body.Descendants<IInvocationOperation>().Any(again => send.Operation is IInvocationOperation first && Same(again.TargetMethod.OriginalDefinition, first.TargetMethod.OriginalDefinition)));

    private static ISymbol? VariableOf(IOperation? value) => value?.Unwrap() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter.OriginalDefinition,
        IFieldReferenceOperation { Field: var field } => field,
        _ => null,
    };

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
