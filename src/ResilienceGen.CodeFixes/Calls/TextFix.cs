using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>A fix that is a few changes of text. The light bulb and fix-all share one way to apply them, so that nothing is lost and both agree.</summary>
public abstract class TextFix : CodeFixProvider
{
    private readonly string _ruleId;
    private readonly string _title;
    private readonly string _key;
    private readonly FixAllProvider? _all;

    /// <summary>Creates the fix of one rule; its id is the equivalence key: one rule, one kind of fix, one key.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="title">What the light bulb says.</param>
    /// <param name="runsUnattended">Whether bulk tools may apply it; without a fix-all provider they cannot.</param>
    /// <param name="choice">What tells this fix from others that a person may choose instead.</param>
    private protected TextFix(string ruleId, string title, bool runsUnattended, string? choice = null)
    {
        _ruleId = ruleId;
        _title = title;
        _key = choice is null ? ruleId : $"{ruleId}.{choice}";
        _all = runsUnattended
            ? FixAllProvider.Create(async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_ruleId];

    /// <inheritdoc />
    public sealed override FixAllProvider? GetFixAllProvider() => _all;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if ((await ChangesAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false)).Count == 0) continue;
            context.RegisterCodeFix(CodeAction.Create(_title, cancellationToken => ApplyAsync(context.Document, [diagnostic], cancellationToken), _key), diagnostic);
        }
    }

    /// <summary>The changes that repair the finding; none where it cannot be done safely.</summary>
    private protected abstract IEnumerable<TextChange> Changes(Finding finding);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return changes.Count == 0 ? document : document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private async Task<IReadOnlyCollection<TextChange>> ChangesAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return [];
        var all = new HashSet<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)) continue;
            // Two findings may share a change, such as a new parameter; what would cut across another change waits for the next run.
            var changes = Changes(new Finding(diagnostic, root, model, cancellationToken)).Where(change => !all.Contains(change)).ToList();
            if (!changes.Any(change => all.Any(other => other.Span.OverlapsWith(change.Span)))) all.UnionWith(changes);
        }

        return all;
    }
}
