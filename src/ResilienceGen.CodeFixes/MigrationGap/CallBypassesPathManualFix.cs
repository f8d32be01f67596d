using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1002: routes a write through the path where nothing but its verb speaks against it, and any call through one of several paths that fit it equally
/// well. Only a person knows whether the service tolerates a second arrival, or which path is meant, so there is no fix-all and no bulk tool applies it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallBypassesPathManualFix))]
[Shared]
public sealed class CallBypassesPathManualFix() : PathFix(RuleIds.CallBypassesPathManual)
{
    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string ConditionOf(Diagnostic diagnostic) =>
        diagnostic.Properties[GapDiagnostics.ReasonKey] == "severalPaths" ? "" : ": a second arrival does no harm";
}
