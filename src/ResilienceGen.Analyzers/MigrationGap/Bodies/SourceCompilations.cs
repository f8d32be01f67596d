using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>
/// The compilation and, in an editor and in the tool, the projects it refers to: their source can be followed as well.
/// In a command-line build those are metadata, and what they do with a delegate stays unknown.
/// </summary>
internal sealed class SourceCompilations
{
    private readonly ConcurrentDictionary<Compilation, NameIndex> _names = [];
    private readonly CancellationToken _cancellationToken;
    private readonly WorkCounters _counters;

    public SourceCompilations(Compilation compilation, WorkCounters counters, CancellationToken cancellationToken)
    {
        Own = compilation;
        Referenced = [.. compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).Where(other => other.Language == compilation.Language)];
        _counters = counters;
        _cancellationToken = cancellationToken;
    }

    public Compilation Own { get; }

    public ImmutableArray<Compilation> Referenced { get; }

    public Compilation? Holding(SyntaxTree tree) => Own.ContainsSyntaxTree(tree) ? Own : Referenced.FirstOrDefault(other => other.ContainsSyntaxTree(tree));

    /// <summary>The compilation that declares the symbol; null for metadata, and for source seen through another framework, whose symbols are not those of its bodies.</summary>
    public Compilation? Declaring(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Own.Assembly) ? Own
        : Referenced.FirstOrDefault(other => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, other.Assembly));

    /// <summary>Where a member may be used: by this compilation, and by the one that declares it.</summary>
    public IEnumerable<NameIndex> UsersOf(ISymbol member) =>
        Declaring(member) is { } declaring && !ReferenceEquals(declaring, Own) ? [NamesOf(Own), NamesOf(declaring)] : [NamesOf(Own)];

    public NameIndex NamesOf(Compilation compilation) => _names.GetOrAdd(compilation, key =>
    {
        _counters.IndexBuilt();
        return NameIndex.Of(key, _cancellationToken);
    });
}
