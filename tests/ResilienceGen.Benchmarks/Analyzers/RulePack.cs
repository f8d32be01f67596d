using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers;
using ResilienceGen.Analyzers.Options;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.ZeroEdit;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>The whole pack, as the compiler runs it.</summary>
internal static class RulePack
{
    public static DiagnosticAnalyzer[] Create() => [new ResilienceAnalyzer(), new UsageAnalyzer(), new InterceptionNotApplied(), new OptionNotUnderstood()];

    /// <summary>Runs the analyzers on a copy, which has bound nothing yet.</summary>
    public static Task RunAsync(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        compilation.Clone().WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();
}
