using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>Where a call that passes no token could pass one.</summary>
internal static class TokenOverload
{
    /// <summary>The method itself, or an overload with otherwise the same parameters, that takes a token; unreduced. Null where there is none.</summary>
    public static IMethodSymbol? Of(IMethodSymbol callee)
    {
        var called = (callee.ReducedFrom ?? callee).OriginalDefinition;
        return called.Parameters.Any(IsToken) ? called : Overload(called);
    }

    private static IMethodSymbol? Overload(IMethodSymbol called)
    {
        for (var type = called.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var method in type.GetMembers(called.Name).OfType<IMethodSymbol>())
            {
                if (method.Parameters.Length == called.Parameters.Length + 1
                    && method.TypeParameters.Length == called.TypeParameters.Length
                    && IsToken(method.Parameters[method.Parameters.Length - 1])
                    && called.Parameters.Zip(method.Parameters, SameType).All(same => same))
                    return method;
            }
        }

        return null;
    }

    // Type parameters of two methods are different symbols of one name.
    private static bool SameType(IParameterSymbol left, IParameterSymbol right) =>
        left.Type.ToDisplayString() == right.Type.ToDisplayString();

    private static bool IsToken(IParameterSymbol parameter) => HttpTypes.IsCancellationToken(parameter.Type);
}
