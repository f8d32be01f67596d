using Microsoft.CodeAnalysis;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>What the compiler has to say about a document: a fix whose result it has more to say about is not offered.</summary>
internal static class Troubles
{
    public static int In(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    public static async Task<bool> AreNoMoreAsync(Document changed, SemanticModel before, CancellationToken cancellationToken) =>
        await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } after && In(after, cancellationToken) <= In(before, cancellationToken);
}
