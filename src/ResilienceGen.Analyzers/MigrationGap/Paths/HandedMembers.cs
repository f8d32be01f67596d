using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>What a type hands to the parameters of its paths beside the call: a logger, the options, the name of the caller. Only what all its calls agree on counts.</summary>
internal sealed class HandedMembers
{
    private readonly Dictionary<IParameterSymbol, ISymbol?> _members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IParameterSymbol, OwnName> _names = new(SymbolEqualityComparer.Default);

    private enum OwnName
    {
        None,
        Literal,
        NameOf,
    }

    /// <summary>The field, property or parameter of the primary constructor that every call of the type gives the parameter; null where they differ.</summary>
    public ISymbol? For(IParameterSymbol parameter) => _members.TryGetValue(parameter.OriginalDefinition, out var member) ? member : null;

    /// <summary>The name of the caller as every call of the type gives it to the parameter, written for this caller; null where they give anything else.</summary>
    public string? NameFor(IParameterSymbol parameter, ISymbol caller) =>
        Called(caller) is { CanBeReferencedByName: true, Name: var name } && _names.TryGetValue(parameter.OriginalDefinition, out var form)
            ? form switch
            {
                OwnName.NameOf => $"nameof({name})",
                OwnName.Literal => $"\"{name}\"",
                _ => null,
            }
            : null;

    public void Add(IInvocationOperation call, ISymbol caller)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.OriginalDefinition: { IsOptional: false } parameter }) continue;
            var member = MemberIn(argument.Value.Unwrap(), caller);
            var agrees = !_members.TryGetValue(parameter, out var known) || SymbolEqualityComparer.Default.Equals(known, member);
            _members[parameter] = agrees ? member : null;
            var name = NameIn(argument.Value, caller);
            _names[parameter] = !_names.TryGetValue(parameter, out var form) ? name : form == OwnName.None || name == OwnName.None ? OwnName.None : form > name ? form : name;
        }
    }

    private static OwnName NameIn(IOperation value, ISymbol caller) =>
        value.ConstantValue is not { HasValue: true, Value: string text } || text != Called(caller).Name ? OwnName.None
        : value switch
        {
            INameOfOperation => OwnName.NameOf,
            ILiteralOperation => OwnName.Literal,
            _ => OwnName.None,
        };

    private static ISymbol Called(ISymbol caller) => (caller as IMethodSymbol)?.AssociatedSymbol ?? caller;

    private static ISymbol? MemberIn(IOperation value, ISymbol caller) => value switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field } => field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { IsIndexer: false } property } => property,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter }
            when !SymbolEqualityComparer.Default.Equals(constructor, caller) => parameter,
        _ => null,
    };
}
