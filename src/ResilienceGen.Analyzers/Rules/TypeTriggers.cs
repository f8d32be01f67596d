using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>Tells by the names a type writes which rules concern it: nothing is bound, and a file that writes none of them is not even walked.</summary>
internal sealed class TypeTriggers(ImmutableArray<TypeRule> rules, GapContext engine)
{
    private readonly TypeNames _names = new(rules.SelectMany(rule => rule.Triggers ?? []));
    private readonly bool _anySinkRule = rules.Any(rule => rule.ConcernsSinks);

    /// <summary>Whether any type of the compilation may concern any rule.</summary>
    public bool MayConcern(Compilation compilation) =>
        (_anySinkRule && engine.Sinks.Names.MayBeWrittenIn(compilation, engine.Bodies.CancellationToken))
        || _names.MayBeWrittenIn(compilation, engine.Bodies.CancellationToken);

    public ImmutableArray<TypeRule> RulesFor(INamedTypeSymbol type)
    {
        var written = _names.WrittenIn(type, engine.Bodies.CancellationToken).ToImmutableHashSet();
        var callsSink = _anySinkRule && engine.Sinks.MayCallSink(type);
        if (written.Count == 0 && !callsSink) return [];
        return [.. rules.Where(rule => (callsSink && rule.ConcernsSinks) || rule.Triggers?.Overlaps(written) == true)];
    }
}
