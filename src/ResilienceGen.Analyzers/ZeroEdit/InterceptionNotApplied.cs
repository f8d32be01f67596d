using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>RSG0005: a project tries zero-edit registrations, and some of them are not intercepted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterceptionNotApplied : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.InterceptionNotApplied,
        "Interception is not applied",
        "The zero-edit trial does not reach {0} of {1} registrations; first {2}: {3}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever judges by the trial should know which clients take no part in it. What is protected already, or exempted with a reason, is not counted.",
        helpLinkUri: RuleHelp.Link(RuleIds.InterceptionNotApplied),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
#pragma warning disable RS1013 // An action without a start would make the compiler raise its events in every project, for a trial that few have on.
        context.RegisterCompilationStartAction(start =>
        {
            if (AnalyzerSettings.TriesRegistrations(start.Options)) start.RegisterCompilationEndAction(Report);
        });
#pragma warning restore RS1013
    }

    private static void Report(CompilationAnalysisContext context)
    {
        var settings = AnalyzerSettings.Read(context.Options, context.Compilation);
        if (GapContext.Create(context.Compilation, settings, context.CancellationToken) is not { } engine) return;
        var judge = new TrialJudge(engine);
        // The compiler is asked and not the plan: a call can be out of the generator's sight, or not be intercepted for all its plans.
        var references = RegistrationReference.In(engine).ToList();
        var missed = references
            .Where(reference => reference.Call is null || !Interception.IsApplied(engine.Bodies.ModelOf(reference.Name.SyntaxTree), reference.Call, context.CancellationToken))
            .Select(reference => (Reference: reference, Decision: judge.Decide(reference)))
            .Where(site => site.Decision.Outcome != TrialOutcome.LeftAlone)
            .ToList();
        if (missed.Count == 0) return;
        var (first, decision) = missed.Find(site => GeneratedPlaces.ConcernUser(site.Reference.Name.GetLocation(), context.CancellationToken)) is { Reference: not null } shown ? shown : missed[0];
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            first.Name.GetLocation(),
            missed.Select(site => site.Reference.Name.GetLocation()).Where(place => place != first.Name.GetLocation()),
            missed.Count,
            references.Count,
            TrialPlan.PlaceOf(first, settings),
            decision.Outcome == TrialOutcome.Refused ? decision.Reason.TrimEnd('.') : "the generator did not see the call, or not all that is registered beside it"));
    }
}
