using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The small numbers that one call hands to a method as constants: they may leave its retry no second round.</summary>
/// <param name="Method">The method; null where nothing is known of any.</param>
/// <param name="Values">The numbers, by the position of their parameters.</param>
internal sealed record KnownNumbers(IMethodSymbol? Method, EquatableArray<KnownNumber> Values)
{
    public static KnownNumbers None { get; } = new(null, []);

    public bool IsEmpty => Values.Count == 0;

    /// <summary>The same numbers seen from a method that implements or declares the called one.</summary>
    public KnownNumbers For(IMethodSymbol method) => IsEmpty ? this : this with { Method = method };

    /// <summary>The number that the parameter has when the method starts.</summary>
    public int? Of(IParameterSymbol parameter)
    {
        if (IsEmpty || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, Method?.OriginalDefinition)) return null;
        foreach (var known in Values)
        {
            if (known.Ordinal == parameter.Ordinal) return known.Value;
        }

        return null;
    }

    /// <summary>What a call hands on that leaves out all that it may.</summary>
    public static KnownNumbers DefaultsOf(IMethodSymbol method) => new(method, new EquatableArray<KnownNumber>(
        from parameter in method.Parameters
        let number = parameter is { IsOptional: true, HasExplicitDefaultValue: true } ? parameter.ExplicitDefaultValue as int? : null
        where number is <= 1
        select new KnownNumber(parameter.Ordinal, number.Value)));

    /// <summary>What a call in the method hands on, defaults included. A number above one leaves more than one round, however it is counted.</summary>
    public KnownNumbers Given(IInvocationOperation call) => new(call.TargetMethod, new EquatableArray<KnownNumber>(
        from argument in call.Arguments
        where argument.Parameter is { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None }
        let number = argument.Value switch
        {
            { ConstantValue: { HasValue: true, Value: int constant } } => constant,
            IParameterReferenceOperation { Parameter: var own } when !VariableWrites.To(own, argument.Root()).Any() => Of(own),
            _ => null,
        }
        where number is <= 1
        orderby argument.Parameter!.Ordinal
        select new KnownNumber(argument.Parameter!.Ordinal, number.Value)));
}

/// <summary>A number, and the position of the parameter that has it.</summary>
internal readonly record struct KnownNumber(int Ordinal, int Value);
