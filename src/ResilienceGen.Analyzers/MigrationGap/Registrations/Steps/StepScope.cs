using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>What the parameters of a method stand for during one call of it.</summary>
internal sealed record StepScope(ImmutableArray<BoundValue> Values, IMethodSymbol? Method)
{
    /// <summary>A method that nobody is seen to call.</summary>
    public static readonly StepScope Open = new([], Method: null);

    public BoundValue ValueOf(int ordinal) => ordinal < Values.Length ? Values[ordinal] : BoundValue.Unknown;

    public BoundValue Resolve(StepValue value) => value switch
    {
        ConstantValue constant => new(constant.Texts, Code: null, Scope: null),
        CodeValue code => new([], code, this),
        ParameterValue parameter => ValueOf(parameter.Ordinal),
        _ => BoundValue.Unknown,
    };

    /// <summary>The type with the type arguments of this call; null while it is open.</summary>
    public ITypeSymbol? Resolve(ITypeSymbol type) =>
        type is not ITypeParameterSymbol { DeclaringMethod: not null } parameter ? type
        : Method is not null && parameter.Ordinal < Method.TypeArguments.Length && Method.TypeArguments[parameter.Ordinal] is not ITypeParameterSymbol and var argument ? argument
        : null;
}

/// <summary>What a value stands for during one call: constants, or code with the scope in which it was written.</summary>
internal sealed record BoundValue(ImmutableArray<string> Constants, CodeValue? Code, StepScope? Scope)
{
    public static readonly BoundValue Unknown = new([], Code: null, Scope: null);

    /// <summary>Whether it has that value; null when it may or may not.</summary>
    public bool? Equals(string constant) =>
        Code is not null ? constant == ConstantText.Null ? false : null
        : Constants.IsEmpty ? null
        : Constants.All(text => text == constant) ? true
        : Constants.Contains(constant) ? null
        : false;
}
