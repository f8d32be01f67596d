using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>What a type hands to the parameters of its paths beside the call: a logger, the options. Only what all its calls agree on counts.</summary>
internal sealed class HandedMembers
{
    private readonly Dictionary<IParameterSymbol, ISymbol?> _members = new(SymbolEqualityComparer.Default);

    /// <summary>The field, property or parameter of the primary constructor that every call of the type gives the parameter; null where they differ.</summary>
    public ISymbol? For(IParameterSymbol parameter) => _members.TryGetValue(parameter.OriginalDefinition, out var member) ? member : null;

    public void Add(IInvocationOperation call, ISymbol caller)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.OriginalDefinition: { IsOptional: false } parameter }) continue;
            var member = MemberIn(argument.Value.Unwrap(), caller);
            var agrees = !_members.TryGetValue(parameter, out var known) || SymbolEqualityComparer.Default.Equals(known, member);
            _members[parameter] = agrees ? member : null;
        }
    }

    private static ISymbol? MemberIn(IOperation value, ISymbol caller) => value switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field } => field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { IsIndexer: false } property } => property,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter }
            when !SymbolEqualityComparer.Default.Equals(constructor, caller) => parameter,
        _ => null,
    };
}
