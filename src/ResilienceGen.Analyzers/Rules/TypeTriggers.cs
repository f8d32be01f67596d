using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>Tells by the names a type writes which rules concern it: nothing is bound, and a file that writes none of them is not even walked.</summary>
internal sealed class TypeTriggers
{
    private readonly ImmutableArray<TypeRule> _rules;
    private readonly ImmutableArray<TypeRule> _sinkRules;
    private readonly ILookup<string, TypeRule> _namedRules;

    // The types of a compilation write few different sets of names.
    private readonly ConcurrentDictionary<(bool CallsSink, string Names), ImmutableArray<TypeRule>> _chosen = [];
    private readonly GapContext _engine;
    private readonly TypeNames _names;

    public TypeTriggers(ImmutableArray<TypeRule> rules, GapContext engine, Compilation compilation)
    {
        _rules = rules;
        _engine = engine;
        _sinkRules = [.. rules.Where(rule => rule.ConcernsSinks)];
        _namedRules = rules.Where(rule => rule.Triggers is not null && MayMatter(rule, compilation))
            .SelectMany(rule => rule.Triggers!.Select(name => (Name: name, Rule: rule)))
            .ToLookup(trigger => trigger.Name, trigger => trigger.Rule, StringComparer.Ordinal);
        _names = new(_namedRules.Select(named => named.Key));
    }

    /// <summary>Whether any type of the compilation may concern any rule.</summary>
    public bool MayConcern(Compilation compilation) =>
        (!_sinkRules.IsEmpty && _engine.Sinks.Names.MayBeWrittenIn(compilation, _engine.Bodies.CancellationToken))
        || _names.MayBeWrittenIn(compilation, _engine.Bodies.CancellationToken);

    public ImmutableArray<TypeRule> RulesFor(INamedTypeSymbol type)
    {
        string[] names = [.. _names.WrittenIn(type, _engine.Bodies.CancellationToken)];
        var callsSink = !_sinkRules.IsEmpty && _engine.Sinks.MayCallSink(type);
        return names.Length == 0 ? callsSink ? _sinkRules : []
            : _chosen.GetOrAdd((callsSink, string.Join(" ", names)), _ => [.. _rules.Where(rule => (callsSink && rule.ConcernsSinks) || names.Any(name => _namedRules[name].Contains(rule)))]);
    }

    // Execute and Timeout are names of many things where the library is not there.
    private static bool MayMatter(TypeRule rule, Compilation compilation) =>
        rule.Libraries is not { } libraries || libraries.Any(library => !compilation.GetTypesByMetadataName(library).IsEmpty);
}
