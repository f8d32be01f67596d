using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A fix that routes a call along the route its finding carries.</summary>
public abstract class PathFix : CodeFixProvider
{
    // One rule, one kind of fix, one key: bulk tools take the key of the first finding for the whole run.
    private readonly string _ruleId;

    /// <summary>Creates the fix of one rule.</summary>
    /// <param name="ruleId">The rule.</param>
    private protected PathFix(string ruleId) => _ruleId = ruleId;

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_ruleId];

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var routes = Route.AllFromProperties(diagnostic.Properties).ToList();
            foreach (var route in routes)
            {
                var choice = new Dictionary<TextSpan, Route> { [diagnostic.Location.SourceSpan] = route };
                if (!await PathRewriter.CanFixAsync(context.Document, choice, context.CancellationToken).ConfigureAwait(false)) continue;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Call through {route.Target}{ConditionOf(diagnostic)}",
                        cancellationToken => PathRewriter.FixAsync(context.Document, choice, cancellationToken),
                        routes.Count == 1 ? _ruleId : $"{_ruleId}.{route.Target}"),
                    diagnostic);
            }
        }
    }

    /// <summary>What a person says by choosing it, as the end of the title.</summary>
    private protected virtual string ConditionOf(Diagnostic diagnostic) => "";
}
