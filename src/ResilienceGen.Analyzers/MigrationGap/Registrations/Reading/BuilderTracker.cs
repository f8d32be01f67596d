using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Which client an expression of one member builds: through fluent chains, locals, fields and lambda parameters.</summary>
/// <param name="own">The client that the method itself is given.</param>
internal sealed class BuilderTracker(StepList own)
{
    private readonly Dictionary<IOperation, StepList> _results = [];
    private readonly Dictionary<ISymbol, StepList> _variables = new(SymbolEqualityComparer.Default);

    /// <summary>The client that the expression builds; null when it builds none that is known.</summary>
    public StepList? Of(IOperation? expression)
    {
        var operation = expression?.Unwrap();
        return operation switch
        {
            null => null,
            IConditionalAccessOperation access => Of(access.WhenNotNull),
            ISimpleAssignmentOperation assignment => Of(assignment.Value),
            ILocalReferenceOperation local => Of(local.Local),
            IMemberReferenceOperation member when Of(member.Member) is { } kept => kept,
            IParameterReferenceOperation parameter => Of(parameter.Parameter) ?? (IsGiven(parameter.Parameter) ? own : null),
            _ => _results.TryGetValue(operation, out var steps) ? steps : null,
        };
    }

    public void Result(IOperation call, StepList steps) => _results[call] = steps;

    /// <summary>Keeps the client in a variable; returns the one that was in it before, if it is another.</summary>
    public StepList? Keep(ISymbol variable, StepList steps)
    {
        var before = Of(variable);
        _variables[variable] = steps;
        return ReferenceEquals(before, steps) ? null : before;
    }

    private StepList? Of(ISymbol variable) => _variables.TryGetValue(variable, out var steps) ? steps : null;

    // The receiver of an extension block belongs to the block and not to the method.
    private static bool IsGiven(IParameterSymbol parameter) => ServiceTypes.IsClientBuilder(parameter.Type) && parameter.ContainingSymbol is INamedTypeSymbol;
}
