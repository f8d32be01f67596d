using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Finds the parameter by which the endpoint recognises a request that it has seen before.</summary>
internal static class IdempotencyKey
{
    private const string NewGuid = "global::System.Guid.NewGuid()";

    public static IParameterSymbol? Of(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Has(KnownTypes.IdempotencyKeyAttribute) && Made(parameter) is not null);

    /// <summary>The caller's key, or one that is made once per call where the caller gives none; null where the parameter cannot be a key.</summary>
    public static string? Made(IParameterSymbol parameter)
    {
        var name = NameScope.Escape(parameter.Name);
        return parameter switch
        {
            { RefKind: not (RefKind.None or RefKind.In) } => null,
            { Type.SpecialType: SpecialType.System_String } => $"string.IsNullOrEmpty({name}) ? {NewGuid}.ToString(\"N\") : {name}",
            _ when parameter.Type.IsNamed(KnownTypes.Guid) => $"{name} == global::System.Guid.Empty ? {NewGuid} : {name}",
            _ when parameter.Type.Inside()?.IsNamed(KnownTypes.Guid) == true =>
                $"{name}.GetValueOrDefault() == global::System.Guid.Empty ? {NewGuid} : {name}",
            _ => null,
        };
    }
}
