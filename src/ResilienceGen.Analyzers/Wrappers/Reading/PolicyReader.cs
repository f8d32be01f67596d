using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Finds the policies of a method: for each kind the nearest declaration counts whole, method over interface over base interface over assembly.
/// </summary>
internal sealed class PolicyReader(INamedTypeSymbol wrapped)
{
    private static readonly string[] RetryProperties = ["MaxRetryAttempts", "DelayMs", "MaxDelayMs", "Backoff", "UseJitter"];
    private static readonly string[] TimeoutProperties = ["AttemptMs", "TotalMs"];
    private static readonly string[] CircuitBreakerProperties =
        ["FailureRatio", "MinimumThroughput", "SamplingDurationMs", "BreakDurationMs", "ConsecutiveFailures"];

    /// <summary>Whether <c>Defaults = ResilienceDefaults.None</c> holds: then only what is declared applies.</summary>
    public bool StartsFromNothing { get; } = DefaultsOf(wrapped) == 1;

    public OperationPolicyModel Read(IMethodSymbol method, TypeText types)
    {
        var retry = Nearest(method, KnownTypes.RetryAttribute);
        return new OperationPolicyModel(
            retry?.Attribute.ValueOf("MaxRetryAttempts", PolicyDefaults.MaxRetryAttempts) == 0 ? null : Policy(retry, RetryProperties, types),
            Timeout(Nearest(method, KnownTypes.TimeoutAttribute), types),
            Policy(Nearest(method, KnownTypes.CircuitBreakerAttribute), CircuitBreakerProperties, types),
            Idempotency.IsIdempotent(method));
    }

    /// <summary>Whether the method or its interface opts out.</summary>
    public bool OptsOut(IMethodSymbol method) =>
        method.Has(KnownTypes.NoResilienceAttribute)
        || method.ContainingType.Has(KnownTypes.NoResilienceAttribute)
        || wrapped.Has(KnownTypes.NoResilienceAttribute);

    /// <summary>Whether the method passes through because nobody wants it otherwise.</summary>
    public bool LeavesAlone(IMethodSymbol method) => OptsOut(method) || Plumbing.Is(method);

    /// <summary>The declaration of a policy that counts for the method, with the symbol that carries it.</summary>
    public PolicyDeclaration? Nearest(IMethodSymbol method, string attributeName)
    {
        foreach (var level in Levels(method))
        {
            if (level.Find(attributeName) is { } attribute) return new PolicyDeclaration(level, attribute);
        }

        return null;
    }

    private IEnumerable<ISymbol> Levels(IMethodSymbol method)
    {
        yield return method;
        yield return wrapped;
        yield return method.ContainingType;
        foreach (var basis in wrapped.AllInterfaces) yield return basis;
        yield return wrapped.ContainingAssembly;
    }

    private PolicyModel? Policy(PolicyDeclaration? declaration, string[] properties, TypeText types)
    {
        if (declaration is null) return StartsFromNothing ? null : new PolicyModel([]);
        if (!declaration.Attribute.ValueOf("Enabled", true)) return null;
        return new PolicyModel(new(
            from property in properties
            let written = declaration.Attribute.Written(property)
            where written is not null
            select new PolicyValue(property, ConstantText.Of(written.Value, types))));
    }

    // Where nothing applies but what is declared, a limit that is not written is none: 0 to the runtime.
    private PolicyModel? Timeout(PolicyDeclaration? declaration, TypeText types)
    {
        var policy = Policy(declaration, TimeoutProperties, types);
        return policy is null || !StartsFromNothing
            ? policy
            : new PolicyModel(new(TimeoutProperties.Select(property =>
                policy.Values.FirstOrDefault(value => value.Property == property) ?? new PolicyValue(property, "0"))));
    }

    private static int? DefaultsOf(INamedTypeSymbol wrapped) =>
        (wrapped.Find(KnownTypes.ResilientAttribute)?.Written("Defaults")
            ?? wrapped.ContainingAssembly.Find(KnownTypes.ResilientAttribute)?.Written("Defaults"))?.Value as int?;
}

/// <summary>A policy attribute and the symbol it stands on.</summary>
internal sealed record PolicyDeclaration(ISymbol Level, AttributeData Attribute);
