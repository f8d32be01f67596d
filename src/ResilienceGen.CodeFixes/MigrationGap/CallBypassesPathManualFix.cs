using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1002: routes a write through the path where nothing but its verb speaks against it. Only a person knows whether the service tolerates
/// a second arrival, so there is no fix-all and no bulk tool applies it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallBypassesPathManualFix))]
[Shared]
public sealed class CallBypassesPathManualFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CallBypassesPathManual];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Route.FromProperties(diagnostic.Properties) is not { } route) continue;
            if (!await PathRewriter.CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Call through {route.Target}: a second arrival does no harm",
                    cancellationToken => PathRewriter.FixAsync(context.Document, [diagnostic], cancellationToken),
                    RuleIds.CallBypassesPathManual),
                diagnostic);
        }
    }
}
