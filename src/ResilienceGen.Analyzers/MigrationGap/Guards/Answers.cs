using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The variable that holds the answer to a request.</summary>
internal static class Answers
{
    public static ILocalSymbol? Of(IOperation send) => send.Awaited().Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
        _ => null,
    };

    /// <summary>Whether the condition asks only about the answers to other requests.</summary>
    public static bool IsOnlyAboutOthers(IOperation condition, IOperation send)
    {
        if (Of(send) is not { } answer) return false;
        var asked = condition.DescendantsAndSelf<ILocalReferenceOperation>().Select(reference => reference.Local).Where(local => HttpTypes.IsResponse(local.Type)).ToList();
        return asked.Count > 0 && !asked.Any(local => Same(local, answer) || IsCopy(local, answer, send.Root()));
    }

    private static bool IsCopy(ILocalSymbol local, ILocalSymbol answer, IOperation root) =>
        LocalValues.AssignedTo(local, root).Any(value => value.Unwrap() is ILocalReferenceOperation source && Same(source.Local, answer));

    private static bool Same(ILocalSymbol left, ILocalSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
