using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The variables whose values decide which request is sent: it tells a retry of one request from a loop over many.</summary>
internal static class RequestDependencies
{
    public static HashSet<ISymbol> Of(IEnumerable<IOperation> values)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var value in values) Collect(value, found);
        return found;
    }

    /// <summary>What a call hands to those parameters of its target that the request depends on.</summary>
    public static HashSet<ISymbol> Of(IInvocationOperation call, HashSet<ISymbol> dependencies) =>
        Of(call.Arguments
            .Where(argument => argument.Parameter is { } parameter && dependencies.Contains(parameter.OriginalDefinition))
            .Select(argument => argument.Value));

    private static void Collect(IOperation value, HashSet<ISymbol> found)
    {
        switch (value)
        {
            // The condition selects among values; it is not part of one.
            case IConditionalOperation choice:
                Collect(choice.WhenTrue, found);
                if (choice.WhenFalse is { } otherwise) Collect(otherwise, found);
                return;
            case IParameterReferenceOperation { Parameter: var parameter } when !HttpTypes.IsCancellationToken(parameter.Type):
                found.Add(parameter.OriginalDefinition);
                return;
            case ILocalReferenceOperation { Local: var local } reference when !HttpTypes.IsCancellationToken(local.Type):
                if (found.Add(local)) CollectAssigned(reference, local, found);
                return;
            case IFieldReferenceOperation { Field: { IsConst: false } field }:
                found.Add(field);
                break;
        }

        foreach (var child in value.ChildOperations) Collect(child, found);
    }

    private static void CollectAssigned(IOperation use, ILocalSymbol local, HashSet<ISymbol> found)
    {
        foreach (var value in LocalValues.AssignedTo(local, use.Root())) Collect(value, found);
        foreach (var source in LocalValues.SourcesOf(local, use.Root())) Collect(source, found);
    }
}
