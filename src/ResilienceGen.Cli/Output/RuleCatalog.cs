using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;

namespace ResilienceGen.Cli.Output;

/// <summary>The descriptors of all rules, taken from the analyzers themselves.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. typeof(GapScanner).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
