using Microsoft.CodeAnalysis;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Where a call that passes no token could pass one.</summary>
internal static class TokenParameter
{
    /// <summary>
    /// How a token is added to the call's arguments: nothing in front of it, or its name where it would not stand in its place;
    /// null when neither the method nor an overload with otherwise the same parameters takes one.
    /// </summary>
    public static string? Addable(CallSite site)
    {
        var called = (site.Callee.ReducedFrom ?? site.Callee).OriginalDefinition;
        var method = called.Parameters.Any(Shapes.IsToken) ? called : Overload(called);
        if (method is null) return null;
        var parameter = method.Parameters.First(Shapes.IsToken);
        var place = site.Callee.ReducedFrom is null ? parameter.Ordinal : parameter.Ordinal - 1;
        var arguments = site.Invocation.ArgumentList.Arguments;
        return arguments.Count == place && arguments.All(argument => argument.NameColon is null) ? "" : $"{parameter.Name}: ";
    }

    private static IMethodSymbol? Overload(IMethodSymbol called)
    {
        for (var type = called.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var method in type.GetMembers(called.Name).OfType<IMethodSymbol>())
            {
                if (method.Parameters.Length == called.Parameters.Length + 1
                    && method.TypeParameters.Length == called.TypeParameters.Length
                    && Shapes.IsToken(method.Parameters[method.Parameters.Length - 1])
                    && called.Parameters.Zip(method.Parameters, SameType).All(same => same))
                    return method;
            }
        }

        return null;
    }

    // Type parameters of two methods are different symbols of one name.
    private static bool SameType(IParameterSymbol left, IParameterSymbol right) =>
        left.Type.ToDisplayString() == right.Type.ToDisplayString();
}
