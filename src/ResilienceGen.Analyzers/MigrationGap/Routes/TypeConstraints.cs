using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>Whether the type parameter of a path may stand for what a call returns.</summary>
internal static class TypeConstraints
{
    public static bool Allow(ITypeParameterSymbol parameter, ITypeSymbol? result) => result is not null
        && (!parameter.HasReferenceTypeConstraint || result.IsReferenceType)
        && (!parameter.HasValueTypeConstraint || result is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
        && (!parameter.HasUnmanagedTypeConstraint || result.IsUnmanagedType)
        && (!parameter.HasConstructorConstraint || CanBeMade(result))
        && parameter.ConstraintTypes.All(constraint => IsOrDerivesFrom(result, constraint));

    private static bool CanBeMade(ITypeSymbol type) => type switch
    {
        { IsValueType: true } => true,
        ITypeParameterSymbol parameter => parameter.HasConstructorConstraint,
        INamedTypeSymbol { IsAbstract: false } named => named.InstanceConstructors.Any(constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }),
        _ => false,
    };

    // ResiliencePipeline<T>.ExecuteAsync<TResult> takes only results of its own T.
    private static bool IsOrDerivesFrom(ITypeSymbol? type, ITypeSymbol constraint)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, constraint)) return true;
        }

        return false;
    }
}
