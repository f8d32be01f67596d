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
        var pending = new Stack<IOperation>(values);
        while (pending.Count > 0)
        {
            foreach (var part in Parts(pending.Pop(), found)) pending.Push(part);
        }

        return found;
    }

    /// <summary>What a call hands to those parameters of its target that the request depends on.</summary>
    public static HashSet<ISymbol> Of(IInvocationOperation call, HashSet<ISymbol> dependencies) =>
        Of(call.Arguments
            .Where(argument => argument.Parameter is { } parameter && dependencies.Contains(parameter.OriginalDefinition))
            .Select(argument => argument.Value));

    private static IEnumerable<IOperation> Parts(IOperation value, HashSet<ISymbol> found)
    {
        switch (value)
        {
            // The condition selects among values; it is not part of one.
            case IConditionalOperation choice:
                return choice.WhenFalse is { } otherwise ? [choice.WhenTrue, otherwise] : [choice.WhenTrue];
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (!HttpTypes.IsCancellationToken(parameter.Type)) found.Add(parameter.OriginalDefinition);
                return [];
            case ILocalReferenceOperation { Local: var local } reference:
                return !HttpTypes.IsCancellationToken(local.Type) && found.Add(local)
                    ? LocalValues.AssignedTo(local, reference.Root()).Concat(LocalValues.SourcesOf(local, reference.Root())).Concat(SetOn(local, reference.Root()))
                    : [];
            case IFieldReferenceOperation { Field: { IsConst: false } field }:
                found.Add(field);
                break;
        }

        return value.ChildOperations;
    }

    // request.Content = ...
    private static IEnumerable<IOperation> SetOn(ILocalSymbol local, IOperation root) =>
        !HttpTypes.IsRequest(local.Type) ? [] :
        from assignment in root.Descendants<ISimpleAssignmentOperation>()
        where assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Local, local)
        select assignment.Value;
}
