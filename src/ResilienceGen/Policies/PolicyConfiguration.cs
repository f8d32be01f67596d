using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>
/// Lays configuration over declared policies. It changes and switches what is declared and adds nothing. Keys:
/// <c>Resilience:{Endpoint}:{Operation}:{Policy}:{Property}</c>, or without the operation, or without both. Values are read by name and not by
/// reflection, so that trimming keeps nothing alive for it.
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
        var switches = new Switches(levels);
        return declared with
        {
            Common = Common(declared.Common, switches, levels),
            Hedge = switches.IsOn("Hedge", declared.Hedge?.Enabled) ? Hedge(declared.Hedge!, new(levels, "Hedge")) : null,
            ConcurrencyLimit = switches.IsOn("ConcurrencyLimit", declared.ConcurrencyLimit?.Enabled)
                ? Limit(declared.ConcurrencyLimit!, new(levels, "ConcurrencyLimit"))
                : null,
            SingleFlight = switches.IsOn("SingleFlight", declared.SingleFlight?.Enabled) ? declared.SingleFlight : null,
            Cache = switches.IsOn("CacheResult", declared.Cache?.Enabled) ? Cache(declared.Cache!, new(levels, "CacheResult")) : null,
            RetryBudget = switches.IsOn("RetryBudget", declared.RetryBudget?.Enabled) ? Budget(declared.RetryBudget!, new(levels, "RetryBudget")) : null,
            Fallback = switches.IsFallbackOn("Fallback", declared.Fallback?.Enabled) ? Fallback(declared.Fallback!, new(levels, "Fallback")) : null,
            Chain = Chain(declared.Chain ?? new ChainPolicy(), new(levels, "FallbackChain"), switches, levels),
        };
    }

    /// <summary>Where values of the operation are looked for, the nearest level first.</summary>
    public static IConfiguration[] Levels(OperationDescriptor declared, IConfiguration? configuration) => configuration?.GetSection(Root) is { } root
        ? [root.GetSection(declared.Endpoint).GetSection(declared.Operation), root.GetSection(declared.Endpoint), root]
        : [];

    /// <summary>The master switch that counts; null where nobody set it.</summary>
    public static IConfigurationSection? FindOnlyFallback(IConfiguration[] levels) =>
        levels.Select(static level => level.GetSection(OnlyFallback)).FirstOrDefault(static section => section.Value is not null);

    private static RetryPolicy Retry(RetryPolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            MaxRetryAttempts = values.Int(nameof(declared.MaxRetryAttempts), declared.MaxRetryAttempts),
            DelayMs = values.Int(nameof(declared.DelayMs), declared.DelayMs),
            MaxDelayMs = values.Int(nameof(declared.MaxDelayMs), declared.MaxDelayMs),
            Backoff = values.Enum(nameof(declared.Backoff), declared.Backoff),
            UseJitter = values.Bool(nameof(declared.UseJitter), declared.UseJitter),
            JitterFactor = values.Double(nameof(declared.JitterFactor), declared.JitterFactor),
            HonorRetryAfter = values.Bool(nameof(declared.HonorRetryAfter), declared.HonorRetryAfter),
            RetryOn = values.Errors(nameof(declared.RetryOn), declared.RetryOn),
            AbortOn = values.Errors(nameof(declared.AbortOn), declared.AbortOn),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static TimeoutPolicy Timeout(TimeoutPolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            AttemptMs = values.Int(nameof(declared.AttemptMs), declared.AttemptMs),
            TotalMs = values.Int(nameof(declared.TotalMs), declared.TotalMs),
            IdleMs = values.Int(nameof(declared.IdleMs), declared.IdleMs),
            Abandon = values.Bool(nameof(declared.Abandon), declared.Abandon),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static CircuitBreakerPolicy CircuitBreaker(CircuitBreakerPolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            FailureRatio = values.Double(nameof(declared.FailureRatio), declared.FailureRatio),
            MinimumThroughput = values.Int(nameof(declared.MinimumThroughput), declared.MinimumThroughput),
            SamplingDurationMs = values.Int(nameof(declared.SamplingDurationMs), declared.SamplingDurationMs),
            BreakDurationMs = values.Int(nameof(declared.BreakDurationMs), declared.BreakDurationMs),
            ConsecutiveFailures = values.Int(nameof(declared.ConsecutiveFailures), declared.ConsecutiveFailures),
            WindowCalls = values.Int(nameof(declared.WindowCalls), declared.WindowCalls),
            SlowCallDurationMs = values.Int(nameof(declared.SlowCallDurationMs), declared.SlowCallDurationMs),
            SlowCallRatio = values.Double(nameof(declared.SlowCallRatio), declared.SlowCallRatio),
            Probes = values.Int(nameof(declared.Probes), declared.Probes),
            ProbeSuccesses = values.Int(nameof(declared.ProbeSuccesses), declared.ProbeSuccesses),
            BreakBackoff = values.Enum(nameof(declared.BreakBackoff), declared.BreakBackoff),
            MaxBreakDurationMs = values.Int(nameof(declared.MaxBreakDurationMs), declared.MaxBreakDurationMs),
            FailOn = values.Errors(nameof(declared.FailOn), declared.FailOn),
            SkipOn = values.Errors(nameof(declared.SkipOn), declared.SkipOn),
            Mode = values.Enum(nameof(declared.Mode), declared.Mode),
            MaxPartitions = values.Int(nameof(declared.MaxPartitions), declared.MaxPartitions),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static HedgePolicy Hedge(HedgePolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            DelayMs = values.Int(nameof(declared.DelayMs), declared.DelayMs),
            LatencyQuantile = values.Double(nameof(declared.LatencyQuantile), declared.LatencyQuantile),
            MaxHedges = values.Int(nameof(declared.MaxHedges), declared.MaxHedges),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static ConcurrencyLimitPolicy Limit(ConcurrencyLimitPolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            MaxConcurrent = values.Int(nameof(declared.MaxConcurrent), declared.MaxConcurrent),
            QueueLimit = values.Int(nameof(declared.QueueLimit), declared.QueueLimit),
            Adaptive = values.Bool(nameof(declared.Adaptive), declared.Adaptive),
            MinConcurrent = values.Int(nameof(declared.MinConcurrent), declared.MinConcurrent),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static CachePolicy Cache(CachePolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            FreshMs = values.Int(nameof(declared.FreshMs), declared.FreshMs),
            StaleMs = values.Int(nameof(declared.StaleMs), declared.StaleMs),
            MaxEntries = values.Int(nameof(declared.MaxEntries), declared.MaxEntries),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static RetryBudgetPolicy Budget(RetryBudgetPolicy declared, ConfiguredPolicy values)
    {
        if (values.IsEmpty) return declared;
        var effective = declared with
        {
            Ratio = values.Double(nameof(declared.Ratio), declared.Ratio),
            MinRetries = values.Int(nameof(declared.MinRetries), declared.MinRetries),
        };
        return values.Checked(effective, effective.FindError());
    }

    private static FallbackPolicy Fallback(FallbackPolicy declared, ConfiguredPolicy values) => values.IsEmpty ? declared : declared with
    {
        ApplyOn = values.Errors(nameof(declared.ApplyOn), declared.ApplyOn),
        SkipOn = values.Errors(nameof(declared.SkipOn), declared.SkipOn),
    };

    // Members that bring policies of their own are an endpoint each in the eyes of who configures them: the same keys change them too.
    private static MemberPolicies Common(MemberPolicies declared, Switches switches, IConfiguration[] levels) => declared with
    {
        Retry = switches.IsOn("Retry", declared.Retry?.Enabled) ? Retry(declared.Retry!, new(levels, "Retry")) : null,
        Timeout = switches.IsOn("Timeout", declared.Timeout?.Enabled) ? Timeout(declared.Timeout!, new(levels, "Timeout")) : null,
        CircuitBreaker = switches.IsOn("CircuitBreaker", declared.CircuitBreaker?.Enabled)
            ? CircuitBreaker(declared.CircuitBreaker!, new(levels, "CircuitBreaker"))
            : null,
    };

    private static ChainPolicy Chain(ChainPolicy declared, ConfiguredPolicy values, Switches switches, IConfiguration[] levels) => declared with
    {
        Enabled = switches.IsFallbackOn("FallbackChain", declared.Enabled),
        FallbackOn = values.Errors(nameof(declared.FallbackOn), declared.FallbackOn),
        StopOn = values.Errors(nameof(declared.StopOn), declared.StopOn),
        RankMembers = values.Bool(nameof(declared.RankMembers), declared.RankMembers),
        TryFirstWhenAllOpen = values.Bool(nameof(declared.TryFirstWhenAllOpen), declared.TryFirstWhenAllOpen),
        MemberPolicies = [.. declared.MemberPolicies.Select(member => Common(member, switches, levels))],
    };

    /// <summary>Whether a policy is on: what its own switch says at the nearest level, then the master switch, then the attribute.</summary>
    private readonly struct Switches(IConfiguration[] levels)
    {
        private readonly bool _onlyFallback = Read(FindOnlyFallback(levels));

        public bool IsOn(string policy, bool? declared) => declared is not null && Own(policy, declared.Value && !_onlyFallback);

        public bool IsFallbackOn(string policy, bool? declared) => declared is not null && Own(policy, declared.Value);

        private static bool Read(IConfigurationSection? section) => section is not null && (bool.TryParse(section.Value, out var value)
            ? value
            : throw new InvalidResilienceConfigurationException(section.Path, $"'{section.Value}' is not true or false"));

        private bool Own(string policy, bool otherwise) => new ConfiguredPolicy(levels, policy).Bool(ConfiguredPolicy.EnabledKey, otherwise);
    }
}
