using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Tells whether a method may be sent again after it may have been sent: never what can be sent only once, then by attribute, by an idempotency
/// key, by HTTP verb, by the first word of its name.
/// </summary>
internal static class Idempotency
{
    private static readonly string[] VerbNamespaces = ["Refit", "RestEase"];

    public static bool IsIdempotent(IMethodSymbol method) => Decide(method).IsIdempotent;

    /// <summary>The answer and what decided it.</summary>
    public static (bool IsIdempotent, IdempotencyReason Reason) Decide(IMethodSymbol method)
    {
        if (method.Has(KnownTypes.NonIdempotentAttribute)) return (false, IdempotencyReason.Attribute);
        if (SentOnce.In(method) is not null) return (false, IdempotencyReason.SentOnce);
        if (method.Has(KnownTypes.IdempotentAttribute)) return (true, IdempotencyReason.Attribute);
        if (IdempotencyKey.Of(method) is not null) return (true, IdempotencyReason.KeyParameter);
        if (ByHttpVerb(method) is { } byVerb) return (byVerb, IdempotencyReason.HttpVerb);
        return ReadingVerb.Starts(method.Name) ? (true, IdempotencyReason.Name) : (false, IdempotencyReason.Write);
    }

    private static bool? ByHttpVerb(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            switch (HttpVerb(attribute.AttributeClass))
            {
                case "Get" or "Head" or "Options" or "Trace" or "Put" or "Delete":
                    return true;
                case "Post" or "Patch":
                    return false;
            }
        }

        return null;
    }

    // Refit.GetAttribute, RestEase.GetAttribute, WebApiClientCore.Attributes.HttpGetAttribute.
    private static string? HttpVerb(INamedTypeSymbol? attribute)
    {
        const string suffix = "Attribute";
        const string prefix = "Http";
        if (attribute is not { ContainingNamespace: { } space } || !attribute.Name.EndsWith(suffix, StringComparison.Ordinal)) return null;

        var name = attribute.Name.Substring(0, attribute.Name.Length - suffix.Length);
        var home = space.FullName();
        if (VerbNamespaces.Contains(home)) return name;
        return home == "WebApiClientCore.Attributes" && name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : null;
    }
}
