using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>
/// Lays configuration over declared policies. It changes and switches what is declared and adds nothing. Keys:
/// <c>Resilience:{Endpoint}:{Operation}:{Policy}:{Property}</c>, or without the operation, or without both.
/// </summary>
internal static class PolicyConfiguration
{
    public const string Root = "Resilience";

    /// <summary>Switches off everything but fallbacks where nothing nearer or more particular says otherwise.</summary>
    public const string OnlyFallback = "OnlyFallback";

    /// <summary>The effective policies; one that is off is null.</summary>
    /// <exception cref="InvalidResilienceConfigurationException">A value cannot be read or is out of range.</exception>
    public static OperationDescriptor Apply(OperationDescriptor declared, IConfiguration? configuration)
    {
        var levels = Levels(declared, configuration);
        var switches = new PolicySwitches(levels);
        return declared with
        {
            Common = Common(declared.Common, levels, switches),
            Hedge = PolicyTables.Hedge.Apply(declared.Hedge, levels, switches),
            ConcurrencyLimit = PolicyTables.ConcurrencyLimit.Apply(declared.ConcurrencyLimit, levels, switches),
            SingleFlight = PolicyTables.SingleFlight.Apply(declared.SingleFlight, levels, switches),
            Cache = PolicyTables.Cache.Apply(declared.Cache, levels, switches),
            RetryBudget = PolicyTables.RetryBudget.Apply(declared.RetryBudget, levels, switches),
            Fallback = PolicyTables.Fallback.Apply(declared.Fallback, levels, switches),
            Chain = Chain(declared.Chain ?? new ChainPolicy(), levels, switches),
        };
    }

    /// <summary>The key that keeps a circuit of the operation from ever opening; null where configuration has no part in that.</summary>
    public static string? KeyOfDefeat(OperationDescriptor effective, IConfiguration configuration)
    {
        if (effective.FindDefeat() is null) return null;
        var values = new ConfiguredPolicy(Levels(effective, configuration), PolicyTables.CircuitBreaker);
        return values.KeyOf(nameof(CircuitBreakerPolicy.WindowCalls)) ?? values.KeyOf(nameof(CircuitBreakerPolicy.MinimumThroughput));
    }

    /// <summary>The key that leaves no time for a retry after a timeout; null where configuration has no part in that.</summary>
    public static string? KeyOfShortTotal(OperationDescriptor effective, IConfiguration configuration)
    {
        if (effective.Retry is not { MaxRetryAttempts: not 0 } || effective.Timeout?.FindShortTotal() is null) return null;
        var values = new ConfiguredPolicy(Levels(effective, configuration), PolicyTables.Timeout);
        return values.KeyOf(nameof(TimeoutPolicy.TotalMs)) ?? values.KeyOf(nameof(TimeoutPolicy.AttemptMs));
    }

    /// <summary>Where values of the operation are looked for, the nearest level first.</summary>
    public static IConfiguration[] Levels(OperationDescriptor declared, IConfiguration? configuration) => configuration?.GetSection(Root) is { } root
        ? [root.GetSection(declared.Endpoint).GetSection(declared.Operation), root.GetSection(declared.Endpoint), root]
        : [];

    /// <summary>The master switch that counts; null where nobody set it.</summary>
    public static IConfigurationSection? FindOnlyFallback(IConfiguration[] levels) =>
        levels.Select(static level => level.GetSection(OnlyFallback)).FirstOrDefault(static section => section.Value is not null);

    // Members that bring policies of their own are an endpoint each in the eyes of who configures them: the same keys change them too.
    private static MemberPolicies Common(MemberPolicies declared, IConfiguration[] levels, PolicySwitches switches) => declared with
    {
        Retry = PolicyTables.Retry.Apply(declared.Retry, levels, switches),
        Timeout = PolicyTables.Timeout.Apply(declared.Timeout, levels, switches),
        CircuitBreaker = PolicyTables.CircuitBreaker.Apply(declared.CircuitBreaker, levels, switches),
    };

    // A chain that is off is still there: its first member alone.
    private static ChainPolicy Chain(ChainPolicy declared, IConfiguration[] levels, PolicySwitches switches) => PolicyTables.Chain.Change(declared, levels) with
    {
        Enabled = switches.IsOn(PolicyTables.Chain, declared.Enabled),
        MemberPolicies = [.. declared.MemberPolicies.Select(member => Common(member, levels, switches))],
    };
}
