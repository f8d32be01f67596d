using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>What the options object of a Polly 8 strategy says: its initializer, and what is assigned to the local that holds it.</summary>
internal sealed class StrategyOptions
{
    private readonly Dictionary<string, IOperation> _values;

    private StrategyOptions(IObjectCreationOperation creation, Dictionary<string, IOperation> values)
    {
        Creation = creation;
        _values = values;
    }

    public IObjectCreationOperation Creation { get; }

    /// <summary>Whether the options come with the defaults of the HTTP package, which knows statuses and <c>Retry-After</c>.</summary>
    public bool IsHttp => Creation.Type?.Name.StartsWith("Http", StringComparison.Ordinal) == true;

    /// <summary>What the setting is given; null where it keeps its default.</summary>
    public IOperation? this[string setting] => _values.TryGetValue(setting, out var value) ? value : null;

    /// <summary>Reads the options; null where something else may have a hand in them.</summary>
    public static StrategyOptions? Read(IOperation options)
    {
        switch (options.Unwrap())
        {
            case IObjectCreationOperation creation:
                return new StrategyOptions(creation, Initialized(creation));
            case ILocalReferenceOperation { Local: var local } reference:
                var root = reference.Root();
                var assigned = LocalValues.AssignedTo(local, root).ToList();
                if (assigned is not [var only] || only.Unwrap() is not IObjectCreationOperation made || LocalValues.IsWrittenOtherwise(local, root)) return null;
                var values = Initialized(made);
                foreach (var use in LocalValues.ReferencesTo(local, root).Where(use => !use.IsWithin(options)))
                {
                    if (use.Parent is not IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property || !ReferenceEquals(assignment.Target, property)) return null;
                    values[property.Property.Name] = assignment.Value;
                }

                return new StrategyOptions(made, values);
            default:
                return null;
        }
    }

    private static Dictionary<string, IOperation> Initialized(IObjectCreationOperation creation)
    {
        var values = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name }) values[name] = assignment.Value;
        }

        return values;
    }
}
