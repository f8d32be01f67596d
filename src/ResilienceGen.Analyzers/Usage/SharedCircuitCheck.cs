using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// RSG4009: operations that share a circuit and want it set differently. The runtime keeps the settings of whoever asks first:
/// equal operations of interfaces with one endpoint, and all operations of a chain, whose circuits belong to its members.
/// </summary>
internal static class SharedCircuitCheck
{
    public static void Report(INamedTypeSymbol type, WrapperReading reading, MarkedInterfaces marked, Compilation compilation, Report report, CancellationToken cancellationToken)
    {
        var own = CircuitUses(type, reading);
        if (own.Length == 0) return;

        var earlier = marked.Before(type).SelectMany(other => CircuitUses(other, WrapperReader.Read(other, compilation, cancellationToken))).ToArray();
        for (var index = 0; index < own.Length; index++)
        {
            var use = own[index];
            var rival = earlier.Concat(own.Take(index)).FirstOrDefault(other => other.Shares(use) && other.Settings != use.Settings);
            if (rival is not null) Report(use, rival, report);
        }
    }

    // The circuit of a chain is its member's, whatever the operation; a member with policies of its own has one setting for all.
    private static CircuitUse[] CircuitUses(INamedTypeSymbol type, WrapperReading reading)
    {
        var policies = new PolicyReader(type);
        var members = reading.Model?.Chain ?? [];
        var shared = members.Where(member => member.Policies is null).Select(member => member.Name).ToArray();
        return
        [
            .. from method in reading.Methods
               where method.Operation is { Policy.Policies.CircuitBreaker.IsOn: true }
               let operation = method.Operation
               let declaration = policies.Nearest(method.Symbol, KnownTypes.CircuitBreakerAttribute)
               select new CircuitUse(type, method.Symbol, operation.Endpoint, members.Count > 0 ? shared : [operation.Operation], declaration?.Attribute),
        ];
    }

    private static void Report(CircuitUse use, CircuitUse rival, Report report)
    {
        var (later, other) = use.Place is null && rival.Place is not null ? (rival, use) : (use, rival);
        if (later.Place is not { } place || later.Settings.DifferenceTo(other.Settings) is not var (setting, here, there)) return;
        report(
            UsageRules.CircuitSetTwice,
            place,
            [later.Name, other.Name, $"{later.Endpoint}/{later.Keys.Intersect(other.Keys).First()}", setting, here, there]);
    }

    /// <summary>An operation and the circuits it asks the runtime for.</summary>
    private sealed record CircuitUse(INamedTypeSymbol Type, IMethodSymbol Method, string Endpoint, string[] Keys, AttributeData? Declaration)
    {
        public CircuitSettings Settings { get; } = CircuitSettings.Of(Declaration);

        public string Name => $"{Type.Name}.{Method.Name}";

        /// <summary>Where the settings are written; null where they are the defaults, or those of a referenced assembly.</summary>
        public Location? Place => Declaration is null ? null : Places.Attribute(Declaration);

        public bool Shares(CircuitUse other) => Endpoint == other.Endpoint && Keys.Intersect(other.Keys).Any();
    }
}
