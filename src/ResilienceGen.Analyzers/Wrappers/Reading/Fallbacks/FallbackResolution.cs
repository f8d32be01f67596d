using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

/// <summary>What a <c>[Fallback]</c> comes to: the one thing that answers, or the reason why nothing can.</summary>
internal sealed record FallbackResolution
{
    /// <summary>Why the fallback cannot be used; null where it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>The method that answers.</summary>
    public FallbackMethod? Method { get; private init; }

    /// <summary>The constant that answers.</summary>
    public TypedConstant? Value { get; private init; }

    /// <summary>The class that answers.</summary>
    public FallbackHandler? Handler { get; private init; }

    public static FallbackResolution Of(IMethodSymbol method, AttributeData attribute, Compilation compilation)
    {
        var name = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        var value = attribute.Written("Value");
        var handler = attribute.Written("Handler");
        return (name, value, handler) switch
        {
            (null or "", null, null) => new() { Problem = "it names no method, no value and no handler; name one" },
            (not null, null, null) => OfMethod(FallbackMethod.Find(method, name, compilation)),
            (null, { } constant, null) => FallbackValue.Misfit(method, constant, compilation) is { } misfit
                ? new() { Problem = misfit }
                : new() { Value = constant },
            (null, null, { Value: var type }) => OfHandler(FallbackHandler.Find(method, type as INamedTypeSymbol, compilation)),
            _ => new() { Problem = "it names more than one of method, value and handler; keep one" },
        };
    }

    private static FallbackResolution OfMethod((FallbackMethod? Method, string? Problem) found) => new() { Method = found.Method, Problem = found.Problem };

    private static FallbackResolution OfHandler((FallbackHandler? Handler, string? Problem) found) => new() { Handler = found.Handler, Problem = found.Problem };
}
