using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// Makes plans from descriptors and configuration. Wrappers of short life share the plan of their descriptor. When the configuration changes, each
/// operation gets a new plan at its next call; where the new values are invalid or defeat a policy it keeps the last good one, and the log says so once.
/// </summary>
internal sealed class PlanSource : IDisposable
{
    private readonly ConditionalWeakTable<OperationDescriptor, OperationPlan> _plans = [];
    private readonly ResilienceRuntime _runtime;
    private readonly IConfiguration? _configuration;
    private readonly IDisposable? _changes;
    private readonly HashSet<string> _reported = [];
    private long _version;

    public PlanSource(ResilienceRuntime runtime, IConfiguration? configuration)
    {
        _runtime = runtime;
        _configuration = configuration;
        if (configuration is null) return;
        ReportUnknownKeys();
        _changes = ChangeToken.OnChange(configuration.GetReloadToken, OnChanged);
    }

    public long Version => Volatile.Read(ref _version);

    /// <param name="descriptor">The declared operation.</param>
    /// <param name="members">Names of the members of a chain, or one null.</param>
    /// <param name="last">What was in force before, to be kept if the new values are invalid; null when a wrapper is created.</param>
    /// <exception cref="InvalidResilienceConfigurationException">A value is invalid and there is no good one before it.</exception>
    public OperationPlan Get(OperationDescriptor descriptor, string?[] members, OperationPlan? last)
    {
        if (Find(descriptor, members) is { } shared) return shared;

        // One at a time: a plan sets up circuits and limits, and an older state of the configuration must not come after a newer one.
        lock (_plans)
        {
            if (Find(descriptor, members) is { } made) return made;
            var plan = Build(descriptor, members, last, Version);
            _plans.AddOrUpdate(descriptor, plan);
            return plan;
        }
    }

    public void Dispose() => _changes?.Dispose();

    private OperationPlan? Find(OperationDescriptor descriptor, string?[] members) =>
        _plans.TryGetValue(descriptor, out var plan) && plan.Version == Version && plan.Fits(members) ? plan : null;

    private OperationPlan Build(OperationDescriptor descriptor, string?[] members, OperationPlan? last, long version)
    {
        try
        {
            var effective = _configuration is null ? descriptor.WithoutDisabled() : PolicyConfiguration.Apply(descriptor, _configuration);
            WarnOfShortTotal(effective);
            return IsDefeated(effective) && last is not null && last.Effective.FindDefeat() is null
                ? last.At(version)
                : new OperationPlan(_runtime, effective, members, version);
        }
        catch (InvalidResilienceConfigurationException exception) when (last is not null)
        {
            if (IsNew(exception.Message)) _runtime.Log?.ConfigurationRejected(exception.Message);
            return last.At(version);
        }
    }

    // What attributes say about it, the build has warned of.
    private bool IsDefeated(OperationDescriptor effective)
    {
        if (_configuration is null || PolicyConfiguration.KeyOfDefeat(effective, _configuration) is not { } key) return false;
        if (IsNew(key)) _runtime.Log?.ConfigurationDefeatsPolicy(key, effective.FindDefeat()!);
        return true;
    }

    // The total still holds, so the values are used.
    private void WarnOfShortTotal(OperationDescriptor effective)
    {
        if (_configuration is null || PolicyConfiguration.KeyOfShortTotal(effective, _configuration) is not { } key) return;
        if (IsNew(key)) _runtime.Log?.ConfigurationContradicts(key, effective.Timeout!.FindShortTotal()!);
    }

    private void OnChanged()
    {
        lock (_reported) _reported.Clear();
        ReportUnknownKeys();
        Interlocked.Increment(ref _version);
    }

    private void ReportUnknownKeys()
    {
        if (_runtime.Log?.IsEnabled(LogLevel.Warning) != true) return;
        foreach (var key in UnknownKeys.In(_configuration!.GetSection(PolicyConfiguration.Root)))
        {
            if (IsNew(key)) _runtime.Log.ConfigurationKeyUnknown(key);
        }
    }

    private bool IsNew(string report)
    {
        lock (_reported) return _reported.Add(report);
    }
}
