using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Cli.Migration;

/// <summary>Errors of a compilation as a multiset that does not depend on positions, which every edit shifts.</summary>
internal sealed class CompileErrors
{
    private readonly Dictionary<Key, int> _counts = [];

    private CompileErrors(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var key = new Key(diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture));
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }

    public static CompileErrors Of(Compilation compilation, CancellationToken cancellationToken) =>
        new(compilation.GetDiagnostics(cancellationToken));

    public static CompileErrors Of(SemanticModel model, CancellationToken cancellationToken) =>
        new(model.GetDiagnostics(cancellationToken: cancellationToken));

    /// <summary>The errors that were not there before, or not as often.</summary>
    public IReadOnlyList<CompileError> NewSince(CompileErrors before) =>
        [.. from entry in _counts
            where entry.Value > before._counts.GetValueOrDefault(entry.Key)
            select new CompileError(entry.Key.File, $"{entry.Key.Id}: {entry.Key.Message}")];

    private sealed record Key(string File, string Id, string Message);
}

/// <summary>One error that an edit would add.</summary>
internal sealed record CompileError(string File, string Text);
