using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Finds the parameter whose token the resilient path replaces by the attempt's: the last one that holds a token. Any other passes as it is.
/// </summary>
internal static class CallerToken
{
    public static IParameterSymbol? Of(IMethodSymbol method)
    {
        for (var index = method.Parameters.Length - 1; index >= 0; index--)
        {
            if (HoldsToken(method.Parameters[index])) return method.Parameters[index];
        }

        return null;
    }

    private static bool HoldsToken(IParameterSymbol parameter) => parameter.RefKind is RefKind.None or RefKind.In && (parameter.Type.Inside() ?? parameter.Type).IsNamed(KnownTypes.CancellationToken);
}
