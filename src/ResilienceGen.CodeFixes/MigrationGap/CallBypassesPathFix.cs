using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>RSG1001: routes a call that bypasses the resilience path of its class through that path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallBypassesPathFix))]
[Shared]
public sealed class CallBypassesPathFix() : PathFix(RuleIds.CallBypassesPath)
{
    private static readonly FixAllProvider AllProvider = FixAllProvider.Create(
        static async (context, document, diagnostics) =>
            await PathRewriter.FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => AllProvider;
}
