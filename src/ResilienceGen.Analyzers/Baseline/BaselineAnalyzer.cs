using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>Says what in a baseline cannot be read, in the file itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [BaselineDiagnostics.Unreadable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!BaselineSource.IsBaseline(file.AdditionalFile) || file.AdditionalFile.GetText(file.CancellationToken) is not { } text) return;
            foreach (var problem in BaselineParser.Parse(text).Problems) file.ReportDiagnostic(BaselineDiagnostics.Of(problem, file.AdditionalFile.Path));
        });
    }
}
