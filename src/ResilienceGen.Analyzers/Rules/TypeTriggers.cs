using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>Tells by the names a type writes which rules concern it: nothing is bound, and a file that writes none of them is not even walked.</summary>
internal sealed class TypeTriggers
{
    private readonly ImmutableArray<TypeRule> _rules;
    private readonly GapContext _engine;
    private readonly ImmutableDictionary<TypeRule, ImmutableHashSet<string>> _triggers;
    private readonly TypeNames _names;
    private readonly bool _anySinkRule;

    public TypeTriggers(ImmutableArray<TypeRule> rules, GapContext engine, Compilation compilation)
    {
        _rules = rules;
        _engine = engine;
        _triggers = rules.Where(rule => rule.Triggers is not null && MayMatter(rule, compilation)).ToImmutableDictionary(rule => rule, rule => rule.Triggers!);
        _names = new(_triggers.Values.SelectMany(names => names));
        _anySinkRule = rules.Any(rule => rule.ConcernsSinks);
    }

    /// <summary>Whether any type of the compilation may concern any rule.</summary>
    public bool MayConcern(Compilation compilation) =>
        (_anySinkRule && _engine.Sinks.Names.MayBeWrittenIn(compilation, _engine.Bodies.CancellationToken))
        || _names.MayBeWrittenIn(compilation, _engine.Bodies.CancellationToken);

    public ImmutableArray<TypeRule> RulesFor(INamedTypeSymbol type)
    {
        var written = _names.WrittenIn(type, _engine.Bodies.CancellationToken).ToList();
        var callsSink = _anySinkRule && _engine.Sinks.MayCallSink(type);
        if (written.Count == 0 && !callsSink) return [];
        var rules = ImmutableArray.CreateBuilder<TypeRule>(_rules.Length);
        foreach (var rule in _rules)
        {
            if ((callsSink && rule.ConcernsSinks) || (written.Count > 0 && _triggers.TryGetValue(rule, out var names) && written.Exists(names.Contains))) rules.Add(rule);
        }

        return rules.ToImmutable();
    }

    // Execute and Timeout are names of many things where the library is not there.
    private static bool MayMatter(TypeRule rule, Compilation compilation) =>
        rule.Libraries is not { } libraries || libraries.Any(library => !compilation.GetTypesByMetadataName(library).IsEmpty);
}
