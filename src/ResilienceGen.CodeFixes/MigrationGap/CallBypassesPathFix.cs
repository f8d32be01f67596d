using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>RSG1001: routes a call that bypasses the resilience path of its class through that path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallBypassesPathFix))]
[Shared]
public sealed class CallBypassesPathFix : CodeFixProvider
{
    // One rule, one kind of fix, one key: bulk tools take the key of the first finding for the whole run.
    private const string EquivalenceKey = RuleIds.CallBypassesPath;

    private static readonly FixAllProvider AllProvider = FixAllProvider.Create(
        static async (context, document, diagnostics) =>
            await PathRewriter.FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CallBypassesPath];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => AllProvider;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Route.FromProperties(diagnostic.Properties) is not { } route) continue;
            if (!await PathRewriter.CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Call through {route.Target}",
                    cancellationToken => PathRewriter.FixAsync(context.Document, [diagnostic], cancellationToken),
                    EquivalenceKey),
                diagnostic);
        }
    }
}
