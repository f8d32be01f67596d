using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A fix that routes a call along the route its finding carries.</summary>
public abstract class PathFix : CodeFixProvider
{
    // One rule, one kind of fix, one key: bulk tools take the key of the first finding for the whole run.
    private readonly string _ruleId;
    private readonly string _condition;

    /// <summary>Creates the fix of one rule.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="condition">What a person says by choosing it, as the end of the title.</param>
    private protected PathFix(string ruleId, string condition = "")
    {
        _ruleId = ruleId;
        _condition = condition;
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_ruleId];

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Route.FromProperties(diagnostic.Properties) is not { } route) continue;
            if (!await PathRewriter.CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Call through {route.Target}{_condition}",
                    cancellationToken => PathRewriter.FixAsync(context.Document, [diagnostic], cancellationToken),
                    _ruleId),
                diagnostic);
        }
    }
}
