using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>Runs rules type by type over one verdict engine, inside the compiler and the editor.</summary>
public abstract class EngineAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<TypeRule> _rules;

    private protected EngineAnalyzer(params TypeRule[] rules)
    {
        _rules = [.. rules];
        SupportedDiagnostics = [.. _rules.SelectMany(rule => rule.Descriptors).Distinct(), CoverageTally.Rule, BaselineDiagnostics.StaleEntry];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Razor pages are generated code whose calls a user wrote; what nobody wrote is dropped when reporting.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            var settings = AnalyzerSettings.Read(start.Options, start.Compilation);
            if (GapContext.Create(start.Compilation, settings, start.CancellationToken) is { } engine) Register(start, settings, engine);
        });
    }

    private void Register(CompilationStartAnalysisContext start, AnalyzerSettings settings, GapContext engine)
    {
        var triggers = new TypeTriggers(_rules, engine, start.Compilation);
        var baseline = new BaselineFilter(BaselineSource.Of(start.Options.AdditionalFiles, settings, start.CancellationToken), engine.Bodies.ModelOf);
        var concerned = triggers.MayConcern(start.Compilation);
        // Whoever registers nothing costs nothing: the driver then asks the compiler for no event.
        if (!concerned && baseline.AcceptsNothing) return;
        var families = SupportedDiagnostics.Select(rule => RuleFamilies.Of(rule.Id)).ToImmutableHashSet();
        var coverage = new CoverageTally(settings.ReportsCoverage);
        if (concerned) start.RegisterSymbolStartAction(type => Review(type, triggers, engine, baseline, coverage), SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            baseline.ReportStale(end, families.Contains);
            coverage.Report(end);
        });
    }

    private static void Review(SymbolStartAnalysisContext context, TypeTriggers triggers, GapContext engine, BaselineFilter baseline, CoverageTally coverage)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var rules = triggers.RulesFor(type);
        if (rules.IsEmpty) return;
        context.RegisterOperationBlockAction(body =>
        {
            foreach (var block in body.OperationBlocks) engine.Bodies.Seed(body.OwningSymbol, block);
        });
        context.RegisterSymbolEndAction(end =>
        {
            var reviewed = new ReviewedType(type, engine);
            var found = new List<Diagnostic>();
            foreach (var rule in rules) found.AddRange(rule.Check(reviewed).Where(diagnostic => GeneratedPlaces.ConcernUser(diagnostic.Location, end.CancellationToken)));
            Diagnostic[] unaccepted = [.. baseline.New(found, end.CancellationToken)];
            foreach (var diagnostic in unaccepted) end.ReportDiagnostic(diagnostic);
            coverage.Add(reviewed, unaccepted, end.CancellationToken);
        });
    }
}
