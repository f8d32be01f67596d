using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>What is written to a variable, and where.</summary>
internal static class LocalValues
{
    /// <summary>The values a local is initialised with or assigned anywhere in the member.</summary>
    public static IEnumerable<IOperation> AssignedTo(ILocalSymbol local, IOperation root)
    {
        foreach (var operation in root.Descendants<IOperation>())
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

    /// <summary>The values a parameter is assigned in the member.</summary>
    public static IEnumerable<IOperation> AssignedTo(IParameterSymbol parameter, IOperation root) =>
        from assignment in root.Descendants<IAssignmentOperation>()
        where assignment.Target is IParameterReferenceOperation target && Same(target.Parameter.OriginalDefinition, parameter.OriginalDefinition)
        select assignment.Value;

    /// <summary>What the local's value is derived from where it is not simply assigned: out, deconstruction, foreach, pattern.</summary>
    public static IEnumerable<IOperation> SourcesOf(ILocalSymbol local, IOperation root)
    {
        foreach (var operation in root.Descendants<IOperation>())
        {
            switch (operation)
            {
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Parent: { } call } argument when Mentions(argument.Value, local):
                    foreach (var part in call.ChildOperations.Where(part => part != argument)) yield return part;
                    break;
                case IDeconstructionAssignmentOperation deconstruction when Mentions(deconstruction.Target, local):
                    yield return deconstruction.Value;
                    break;
                case IIsPatternOperation pattern when pattern.Pattern.DescendantsAndSelf<IOperation>().Any(part => part is IDeclarationPatternOperation declared && Same(declared.DeclaredSymbol, local)):
                    yield return pattern.Value;
                    break;
                case IForEachLoopOperation loop when loop.Locals.Any(item => Same(item, local)):
                    yield return loop.Collection;
                    break;
            }
        }
    }

    /// <summary>Whether the local gets its value in a way that <see cref="AssignedTo(ILocalSymbol, IOperation)"/> cannot show.</summary>
    public static bool IsWrittenOtherwise(ILocalSymbol local, IOperation root) => SourcesOf(local, root).Any();

    /// <summary>The references to a local in the member, outside its declaration.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation root) =>
        root.Descendants<ILocalReferenceOperation>().Where(reference => Same(reference.Local, local));

    private static bool Mentions(IOperation operation, ILocalSymbol local) =>
        operation.DescendantsAndSelf<IOperation>().Any(part => part is ILocalReferenceOperation reference && Same(reference.Local, local));

    private static bool Same(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
