using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>An analyzer that does nothing: what the analyzer driver costs by itself.</summary>
internal class EmptyProbe : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("BENCH1", "Probe", "Probe", "Probe", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Register);
    }

    protected virtual void Register(CompilationStartAnalysisContext context)
    {
    }
}

/// <summary>Asks for every invocation and does nothing with it, as any pack of rules makes the compiler do: bodies are bound for it once.</summary>
internal sealed class OperationProbe : EmptyProbe
{
    protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
}

/// <summary>Asks for every type and does nothing with it: what the driver costs whoever asks for anything at all.</summary>
internal sealed class TypeProbe : EmptyProbe
{
    protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
}

/// <summary>Asks for what the pack asks for, every type with its bodies, and does nothing with it.</summary>
internal sealed class SymbolProbe : EmptyProbe
{
    protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolStartAction(
            static type =>
            {
                type.RegisterOperationBlockAction(static _ => { });
                type.RegisterSymbolEndAction(static _ => { });
            },
            SymbolKind.NamedType);
}
