using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Finds the policies of a method: for each kind the nearest declaration counts whole, method over interface over base interface over assembly.
/// A policy that is switched off is declared all the same: configuration may switch it on.
/// </summary>
internal sealed class PolicyReader(INamedTypeSymbol wrapped)
{
    // Where nothing applies but what is declared, a limit that is not written is none: 0 to the runtime.
    private static readonly string[] Limits = ["AttemptMs", "TotalMs"];

    private static readonly (string Property, string Attribute, string[] Properties)[] Choices =
    [
        ("Hedge", KnownTypes.HedgeAttribute, PolicyProperties.Hedge),
        ("ConcurrencyLimit", KnownTypes.ConcurrencyLimitAttribute, PolicyProperties.ConcurrencyLimit),
        ("SingleFlight", KnownTypes.SingleFlightAttribute, PolicyProperties.SingleFlight),
        ("Cache", KnownTypes.CacheResultAttribute, PolicyProperties.Cache),
    ];

    private readonly bool _isExempt = wrapped.Has(KnownTypes.NoResilienceAttribute);
    private readonly Dictionary<(INamedTypeSymbol Home, bool IsIdempotent), OperationPolicyModel> _unmarked = [];
    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, PolicyDeclaration>> _aboveMethods = new(SymbolEqualityComparer.Default);

    /// <summary>Whether <c>Defaults = ResilienceDefaults.None</c> holds: then only what is declared applies.</summary>
    public bool StartsFromNothing { get; } = DefaultsOf(wrapped) == 1;

    public OperationPolicyModel Read(IMethodSymbol method, TypeText types)
    {
        var isIdempotent = Idempotency.IsIdempotent(method);
        if (!method.GetAttributes().IsEmpty) return Read(method, isIdempotent, types);

        // Methods without attributes have what their interface has; what it chooses may fit one and not the other.
        if (_unmarked.TryGetValue((method.ContainingType, isIdempotent), out var known)) return known;
        var policy = Read(method, isIdempotent, types);
        if (!Choices.Any(choice => Nearest(method, choice.Attribute) is not null)) _unmarked.Add((method.ContainingType, isIdempotent), policy);
        return policy;
    }

    private OperationPolicyModel Read(IMethodSymbol method, bool isIdempotent, TypeText types) => new(
        new(
            Effective(method, KnownTypes.RetryAttribute, PolicyProperties.Retry, types),
            WithLimits(Effective(method, KnownTypes.TimeoutAttribute, PolicyProperties.Timeout, types)),
            Effective(method, KnownTypes.CircuitBreakerAttribute, PolicyProperties.CircuitBreaker, types)),
        Declared(method.Find(KnownTypes.FallbackAttribute), PolicyProperties.Fallback, types),
        Effective(method, KnownTypes.RetryBudgetAttribute, PolicyProperties.RetryBudget, types),
        Chosen(method, types),
        Nearest(method, KnownTypes.AllowNestedRetryAttribute) is not null,
        isIdempotent);

    /// <summary>The policies that a member of a chain carries itself; null where it carries none.</summary>
    public PolicySetModel? ReadMember(INamedTypeSymbol member, TypeText types)
    {
        var policies = new PolicySetModel(
            Declared(member.Find(KnownTypes.RetryAttribute), PolicyProperties.Retry, types),
            WithLimits(Declared(member.Find(KnownTypes.TimeoutAttribute), PolicyProperties.Timeout, types)),
            Declared(member.Find(KnownTypes.CircuitBreakerAttribute), PolicyProperties.CircuitBreaker, types));
        return policies is { Retry: null, Timeout: null, CircuitBreaker: null } ? null : policies;
    }

    /// <summary>What somebody wrote in an attribute, in the order of the properties; null where there is no attribute.</summary>
    public static PolicyModel? Declared(AttributeData? attribute, string[] properties, TypeText types) => attribute is null
        ? null
        : new(new(
            from property in properties
            let written = attribute.Written(property)
            where written is not null
            select new PolicyValue(property, ConstantText.Of(written.Value, types))));

    /// <summary>Whether the method or its interface opts out.</summary>
    public bool OptsOut(IMethodSymbol method) =>
        _isExempt || method.Has(KnownTypes.NoResilienceAttribute) || method.ContainingType.Has(KnownTypes.NoResilienceAttribute);

    /// <summary>Whether the method passes through because nobody wants it otherwise.</summary>
    public bool LeavesAlone(IMethodSymbol method) => OptsOut(method) || Plumbing.Is(method);

    /// <summary>The declaration of a policy that counts for the method, with the symbol that carries it.</summary>
    public PolicyDeclaration? Nearest(IMethodSymbol method, string attributeName)
    {
        if (method.Find(attributeName) is { } attribute) return new PolicyDeclaration(method, attribute);
        if (!_aboveMethods.TryGetValue(method.ContainingType, out var above)) _aboveMethods.Add(method.ContainingType, above = Above(method));
        return above.TryGetValue(attributeName, out var declaration) ? declaration : null;
    }

    // Ours, the nearest of each kind.
    private Dictionary<string, PolicyDeclaration> Above(IMethodSymbol method)
    {
        var nearest = new Dictionary<string, PolicyDeclaration>(StringComparer.Ordinal);
        foreach (var level in LevelsAbove(method))
        {
            foreach (var attribute in level.GetAttributes())
            {
                if (attribute.AttributeClass is not { } type) continue;
                var name = $"{KnownTypes.AttributeNamespace}.{type.Name}";
                if (!nearest.ContainsKey(name) && type.IsNamed(name)) nearest.Add(name, new PolicyDeclaration(level, attribute));
            }
        }

        return nearest;
    }

    private IEnumerable<ISymbol> LevelsAbove(IMethodSymbol method)
    {
        yield return wrapped;
        yield return method.ContainingType;
        foreach (var basis in wrapped.AllInterfaces) yield return basis;
        yield return wrapped.ContainingAssembly;
    }

    private PolicyModel? Effective(IMethodSymbol method, string attributeName, string[] properties, TypeText types) =>
        Declared(Nearest(method, attributeName)?.Attribute, properties, types) ?? (StartsFromNothing ? null : new([]));

    // What an interface chooses holds for the methods that it fits.
    private EquatableArray<ChosenPolicyModel> Chosen(IMethodSymbol method, TypeText types)
    {
        var chosen = ImmutableArray.CreateBuilder<ChosenPolicyModel>(initialCapacity: 0);
        foreach (var (property, attribute, properties) in Choices)
        {
            if (Nearest(method, attribute) is { } declaration && PolicyFit.Misfit(attribute, method) is null)
                chosen.Add(new(property, Declared(declaration.Attribute, properties, types)!));
        }

        return new(chosen.ToImmutable());
    }

    private PolicyModel? WithLimits(PolicyModel? timeout) => timeout is null || !StartsFromNothing
        ? timeout
        : new(new(Limits
            .Select(limit => timeout.Values.FirstOrDefault(value => value.Property == limit) ?? new PolicyValue(limit, "0"))
            .Concat(timeout.Values.Where(value => !Limits.Contains(value.Property)))));

    private static int? DefaultsOf(INamedTypeSymbol wrapped) =>
        (wrapped.Find(KnownTypes.ResilientAttribute)?.Written("Defaults")
            ?? wrapped.ContainingAssembly.Find(KnownTypes.ResilientAttribute)?.Written("Defaults"))?.Value as int?;
}

/// <summary>A policy attribute and the symbol it stands on.</summary>
internal sealed record PolicyDeclaration(ISymbol Level, AttributeData Attribute);
