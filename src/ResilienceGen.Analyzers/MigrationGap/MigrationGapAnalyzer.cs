using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>Drives the engine type by type inside the compiler and the editor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationGapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [GapRules.CallBypassesPath, GapRules.CallBypassesPathManual, GapRules.NoPathInClient];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Razor pages are generated code whose calls a user wrote; what nobody wrote is dropped when reporting.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (GapContext.Create(start.Compilation, IsTestProject(start.Options), start.CancellationToken) is { } engine) Register(start, engine);
        });
    }

    internal static void Register(CompilationStartAnalysisContext start, GapContext engine) =>
        start.RegisterSymbolStartAction(
            type =>
            {
                var symbol = (INamedTypeSymbol)type.Symbol;
                if (!engine.Sinks.MayCallSink(symbol)) return;
                type.RegisterOperationBlockAction(body =>
                {
                    foreach (var block in body.OperationBlocks) engine.Bodies.Seed(body.OwningSymbol, block);
                });
                type.RegisterSymbolEndAction(end =>
                {
                    foreach (var verdict in engine.Analyze(symbol)) Report(end, verdict);
                });
            },
            SymbolKind.NamedType);

    private static void Report(SymbolAnalysisContext context, SiteVerdict verdict)
    {
        if (GapDiagnostics.Of(verdict) is { } diagnostic && GeneratedPlaces.ConcernUser(verdict.Location, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    private static bool IsTestProject(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
