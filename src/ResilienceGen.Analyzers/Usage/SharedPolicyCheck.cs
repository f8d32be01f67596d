using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// RSG4009: operations that share a state of the runtime and want it set differently, so that whoever is set up last decides for both. Equal operations of
/// interfaces with one endpoint share circuit and limit, as all operations of a chain do, where these belong to the members; an endpoint has one budget.
/// </summary>
internal static class SharedPolicyCheck
{
    public static void Report(INamedTypeSymbol type, WrapperReading reading, MarkedInterfaces marked, Compilation compilation, Report report, CancellationToken cancellationToken)
    {
        (INamedTypeSymbol Type, WrapperReading Reading)[] earlier =
            [.. marked.Before(type).Select(other => (other, WrapperReader.Read(other, compilation, cancellationToken)))];
        foreach (var policy in SharedPolicy.All)
        {
            var own = Uses(policy, type, reading);
            Use[] known = [.. own.Length == 0 ? [] : earlier.SelectMany(other => Uses(policy, other.Type, other.Reading)), .. own];
            for (var index = known.Length - own.Length; index < known.Length; index++)
            {
                var use = known[index];
                if (known.Take(index).FirstOrDefault(other => !other.Values.Equals(use.Values) && other.Shares(use)) is { } rival) Report(policy, use, rival, report);
            }
        }
    }

    private static Use[] Uses(SharedPolicy policy, INamedTypeSymbol type, WrapperReading reading)
    {
        var policies = new PolicyReader(type);
        var chain = reading.Model?.Chain ?? [];
        return
        [
            .. from method in reading.Methods
               where method.Operation is not null && policy.In(method.Operation.Policy) is { IsOn: true }
               let operation = method.Operation
               let declaration = policies.Nearest(method.Symbol, policy.Attribute)?.Attribute
               select new Use($"{type.Name}.{method.Symbol.Name}", [.. policy.Keys(operation, chain)], declaration, policy.Values(declaration)),
        ];
    }

    private static void Report(SharedPolicy policy, Use use, Use rival, Report report)
    {
        var (later, other) = use.Place is null && rival.Place is not null ? (rival, use) : (use, rival);
        if (later.Place is not { } place) return;
        var differing = Enumerable.Range(0, policy.Settings.Count).First(index => later.Values[index] != other.Values[index]);
        report(
            UsageRules.SharedPolicySetTwice,
            place,
            [
                later.Name, other.Name, policy.State, later.Keys.Intersect(other.Keys).First(),
                policy.Settings[differing].Name, later.Values[differing], other.Values[differing], Places.NameOf((later.Declaration ?? other.Declaration)!),
            ]);
    }

    /// <summary>An operation and the states it asks the runtime for.</summary>
    private sealed record Use(string Name, string[] Keys, AttributeData? Declaration, EquatableArray<string> Values)
    {
        /// <summary>Where the settings are written; null where they are the defaults, or those of a referenced assembly.</summary>
        public Location? Place => Declaration is null ? null : Places.Attribute(Declaration);

        public bool Shares(Use other) => Keys.Intersect(other.Keys).Any();
    }
}
