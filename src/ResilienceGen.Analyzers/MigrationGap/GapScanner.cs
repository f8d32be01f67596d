using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>Drives the engine over a whole compilation: what the tool and the tests use.</summary>
internal static class GapScanner
{
    /// <summary>The verdict on every call site, ordered by path and position.</summary>
    public static ImmutableArray<SiteVerdict> Scan(Compilation compilation, CancellationToken cancellationToken) =>
        Scan(compilation, isTestProject: false, cancellationToken);

    /// <summary>The same for a project known to hold tests: every site is exempt then.</summary>
    public static ImmutableArray<SiteVerdict> Scan(Compilation compilation, bool isTestProject, CancellationToken cancellationToken) =>
        GapContext.Create(compilation, isTestProject, cancellationToken) is { } context ? Scan(compilation, context) : [];

    public static ImmutableArray<SiteVerdict> Scan(Compilation compilation, GapContext context) =>
    [
        .. TypesBelow(compilation.Assembly.GlobalNamespace)
            .SelectMany(type => context.Analyze(type))
            .OrderBy(verdict => verdict.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(verdict => verdict.Location.SourceSpan.Start),
    ];

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceOrTypeSymbol scope)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is INamedTypeSymbol type) yield return type;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (var nested in TypesBelow(inner)) yield return nested;
        }
    }
}
