using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4014 and RSG4015: the <c>[Fallback]</c> of one method of a marked interface.</summary>
internal static class FallbackCheck
{
    public static void Report(IMethodSymbol method, Location markedDeclaration, Compilation compilation, Report report)
    {
        if (method.Find(KnownTypes.FallbackAttribute) is not { } attribute) return;

        var place = Places.Attribute(attribute) ?? markedDeclaration;
        if (FallbackResolution.Of(method, attribute, compilation).Problem is { } problem)
            report(UsageRules.FallbackCannotBeUsed, place, [method.Name, problem]);
        else if (WayBack(method, compilation) is { } way)
            report(UsageRules.FallbackCycle, place, [method.Name, way]);
    }

    // From alternative to alternative; one that leads into a circle of others is theirs to report.
    private static string? WayBack(IMethodSymbol start, Compilation compilation)
    {
        var way = new List<IMethodSymbol> { start };
        while (Alternative(way[way.Count - 1], compilation) is { } next)
        {
            if (Same(next, start)) return string.Join(" -> ", way.Append(next).Select(method => method.Name));
            if (way.Any(passed => Same(passed, next))) return null;
            way.Add(next);
        }

        return null;
    }

    private static IMethodSymbol? Alternative(IMethodSymbol method, Compilation compilation) =>
        method.Find(KnownTypes.FallbackAttribute) is { } attribute ? FallbackResolution.Of(method, attribute, compilation).Method?.Symbol : null;

    private static bool Same(IMethodSymbol left, IMethodSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);
}
