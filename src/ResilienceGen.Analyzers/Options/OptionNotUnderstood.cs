using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Options;

/// <summary>RSG0006: an option of <c>.editorconfig</c> or of a global config that means nothing. What is understood of it counts; the rest is passed over.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionNotUnderstood : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.OptionNotUnderstood,
        "Option is not understood",
        "The option '{0} = {1}' is not understood: {2}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A typing error in an option changes nothing and would go unnoticed. What is understood counts, and where nothing is, the default.",
        helpLinkUri: RuleHelp.Link(RuleIds.OptionNotUnderstood),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
#pragma warning disable RS1013 // An action without a start would make the compiler raise its events in every project, for an error that few make.
        context.RegisterCompilationStartAction(static start =>
        {
            var problems = Problems(start.Options, start.Compilation).ToImmutableArray();
            if (problems.IsEmpty) return;
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var problem in problems) end.ReportDiagnostic(problem);
            });
        });
#pragma warning restore RS1013
    }

    private static IEnumerable<Diagnostic> Problems(AnalyzerOptions options, Compilation compilation) =>
        from option in AnalyzerSettings.Written(options, compilation)
        let problem = OptionCheck.Problem(option.Key, option.Value)
        where problem is not null
        orderby option.Key, option.Value
        select Diagnostic.Create(Rule, Location.None, option.Key, option.Value, problem);
}
