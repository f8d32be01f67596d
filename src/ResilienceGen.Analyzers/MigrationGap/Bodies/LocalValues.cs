using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>What is written to a variable, and where.</summary>
internal static class LocalValues
{
    /// <summary>The values a local is initialised with or assigned anywhere in the member.</summary>
    public static IEnumerable<IOperation> AssignedTo(ILocalSymbol local, IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local):
                    if (declarator.GetVariableInitializer() is { } initializer) yield return initializer.Value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local):
                    yield return assignment.Value;
                    break;
            }
        }
    }

    /// <summary>Whether the local gets its value in a way that <see cref="AssignedTo"/> cannot show: out, ref, deconstruction, foreach, pattern.</summary>
    public static bool IsWrittenOtherwise(ILocalSymbol local, IOperation root) =>
        local.IsForEach
        || root.Descendants().Any(operation => operation switch
        {
            IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => Mentions(argument.Value, local),
            IDeconstructionAssignmentOperation deconstruction => Mentions(deconstruction.Target, local),
            IDeclarationPatternOperation pattern => Same(pattern.DeclaredSymbol, local),
            _ => false,
        });

    /// <summary>The references to a local in the member, outside its declaration.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation root) =>
        root.Descendants().OfType<ILocalReferenceOperation>().Where(reference => Same(reference.Local, local));

    private static bool Mentions(IOperation operation, ILocalSymbol local) =>
        operation.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation reference && Same(reference.Local, local));

    private static bool Same(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
