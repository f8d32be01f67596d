using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>Tells by the names a type writes which rules concern it: one walk over its syntax for all rules, and nothing is bound.</summary>
internal sealed class TypeTriggers(ImmutableArray<TypeRule> rules, GapContext engine)
{
    private readonly ImmutableHashSet<string> _names = [.. rules.SelectMany(rule => rule.Triggers ?? [])];
    private readonly bool _anySinkRule = rules.Any(rule => rule.Triggers is null);

    public ImmutableArray<TypeRule> RulesFor(INamedTypeSymbol type)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var callsSink = false;
        foreach (var name in TypeNames.WrittenIn(type, engine.Bodies.CancellationToken))
        {
            if (_names.Contains(name)) written.Add(name);
            callsSink = callsSink || (_anySinkRule && engine.Sinks.IsSinkName(name));
        }

        if (written.Count == 0 && !callsSink) return [];
        return [.. rules.Where(rule => rule.Triggers is { } triggers ? triggers.Overlaps(written) : callsSink)];
    }
}
