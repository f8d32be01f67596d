using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls.Loops;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>
/// RSG2104: calls through the path of the type instead of the loop, or, where the type has none, makes the loop that path. How often and after what
/// is sent again is then up to the path, so a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandRolledRetryFix))]
[Shared]
public sealed class HandRolledRetryFix() : ChosenFix(RuleIds.HandRolledRetry)
{
    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        if (HandLoop.Read(finding) is not { } loop
            || await PathInReach.VerdictsAsync(document, finding.Diagnostic.AdditionalLocations[0].SourceSpan, finding.CancellationToken).ConfigureAwait(false) is not ({ Guard.How: "loop" }, var alone)) return null;
        if (alone.Path is null)
        {
            return LoopIntoHelper.Plan(loop, finding) is { } plan
                ? await OfferAsync($"Move the loop into {AddedPath.Name}, for other calls to use", await plan.ApplyAsync(document, finding.CancellationToken).ConfigureAwait(false), finding, RuleIds.HandRolledRetry).ConfigureAwait(false)
                : null;
        }

        return await LoopThroughPath.RoutedAsync(document, loop, alone, finding).ConfigureAwait(false) is var (routed, target)
            ? await OfferAsync($"Call through {target} instead of the loop", routed, finding, RuleIds.HandRolledRetry).ConfigureAwait(false)
            : null;
    }
}
