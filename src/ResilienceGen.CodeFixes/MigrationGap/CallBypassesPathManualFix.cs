using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1002: routes a write through the path where nothing but its verb speaks against it. Only a person knows whether the service tolerates
/// a second arrival, so there is no fix-all and no bulk tool applies it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallBypassesPathManualFix))]
[Shared]
public sealed class CallBypassesPathManualFix() : PathFix(RuleIds.CallBypassesPathManual, ": a second arrival does no harm")
{
    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;
}
