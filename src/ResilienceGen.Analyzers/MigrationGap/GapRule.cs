using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>RSG1001 to RSG1003: reports the call sites whose verdict is a proved gap.</summary>
internal sealed class GapRule : TypeRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors =>
        [GapRules.CallBypassesPath, GapRules.CallBypassesPathManual, GapRules.NoPathInClient];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) => type.Verdicts.Select(GapDiagnostics.Of).OfType<Diagnostic>();
}
