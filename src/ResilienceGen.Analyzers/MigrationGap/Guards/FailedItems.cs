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
        .Where(keep => keep.Arguments.Any(argument => argument.Value.AsVariable() is { } item && send.Dependencies.Contains(item)))
        .Select(keep => keep.Instance.AsVariable())
        .OfType<ISymbol>()
        .Any(kept => IsTakenFrom(kept, loop, handler) || IsNextRound(kept, loop) || IsSentLater(kept, loop, send));

    // while (queue.TryDequeue(out var item)) { try { send(item) } catch { queue.Enqueue(item); } }
    private static bool IsTakenFrom(ISymbol kept, ILoopOperation loop, ICatchClauseOperation handler) => loop.DescendantsInFunction<IInvocationOperation>()
        .Any(take => !take.IsWithin(handler) && Same(take.Instance.AsVariable(), kept)
            && (take.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out) || take.Type is { SpecialType: not (SpecialType.System_Void or SpecialType.System_Boolean) }));

    // foreach (var item in open) { ... catch { failed.Add(item); } } open = failed;
    private static bool IsNextRound(ISymbol kept, ILoopOperation loop) =>
        loop is IForEachLoopOperation each && each.Collection.AsVariable() is { } source
        && loop.Ancestors().OfType<ILoopOperation>().FirstOrDefault() is { } rounds
        && rounds.DescendantsInFunction<ISimpleAssignmentOperation>().Any(next => Same(next.Target.AsVariable(), source) && Same(next.Value.AsVariable(), kept));

    private static bool IsSentLater(ISymbol kept, ILoopOperation loop, Send send) => loop.Root().Descendants<IForEachLoopOperation>()
        .Any(later => later.Syntax.SpanStart > loop.Syntax.Span.End && Same(later.Collection.AsVariable(), kept)
            && later.Body.Descendants<IInvocationOperation>().Any(again => send.Operation is IInvocationOperation first && Same(again.TargetMethod.OriginalDefinition, first.TargetMethod.OriginalDefinition)));

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
