using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>The operations that write to a variable after its declaration.</summary>
internal static class VariableWrites
{
    /// <summary>The writes to a local or parameter anywhere below, in nested functions too.</summary>
    public static IEnumerable<IOperation> To(ISymbol variable, IOperation code) =>
        code.Descendants<IOperation>().Where(part => TargetOf(part) is { } target && Contains(target, variable));

    // (a, b) = ...
    private static bool Contains(IOperation target, ISymbol variable) =>
        Is(target, variable) || (target.Unwrap() is ITupleOperation tuple && tuple.Elements.Any(element => Contains(element, variable)));

    private static bool Is(IOperation operation, ISymbol variable) => operation.Unwrap() switch
    {
        ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(local, variable),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter.OriginalDefinition, variable.OriginalDefinition),
        _ => false,
    };

    private static IOperation? TargetOf(IOperation part) => part switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        IAddressOfOperation address => address.Reference,
        _ => null,
    };
}
