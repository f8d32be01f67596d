using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>
/// The variables whose values decide which request is sent: it tells a retry of one request from a loop over many.
/// They are gathered for the first loop or recursion that asks; most requests meet none.
/// </summary>
internal sealed class RequestDependencies
{
    private readonly Lazy<HashSet<ISymbol>> _variables;

    // PublicationOnly: whoever else asks meanwhile finds the same.
    private RequestDependencies(Func<HashSet<ISymbol>> gather) => _variables = new(gather, LazyThreadSafetyMode.PublicationOnly);

    public static RequestDependencies Of(IEnumerable<IOperation> values) => new(() => Gather(values));

    public bool Contains(ISymbol variable) => _variables.Value.Contains(variable);

    /// <summary>Seen from a call of the function that sends: what the call hands to those parameters that the request depends on, and the fields.</summary>
    public RequestDependencies Through(IInvocationOperation call) => new(() =>
    {
        var found = Gather(call.Arguments
            .Where(argument => argument.Parameter is { } parameter && Contains(parameter.OriginalDefinition))
            .Select(argument => argument.Value));
        found.UnionWith(_variables.Value.Where(symbol => symbol is IFieldSymbol));
        return found;
    });

    private static HashSet<ISymbol> Gather(IEnumerable<IOperation> values)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>(values);
        while (pending.Count > 0)
        {
            foreach (var part in Parts(pending.Pop(), found)) pending.Push(part);
        }

        return found;
    }

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
