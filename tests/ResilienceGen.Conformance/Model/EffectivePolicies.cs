using System.Text.Json;
using System.Text.Json.Nodes;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>Which policies a member has: for each the nearest declaration (rule 8), changed by the nearest record of configuration (rule 9).</summary>
internal sealed class EffectivePolicies(Service service, Override[] overrides, string member)
{
    private static readonly string[] MasterSwitched = ["retry", "circuitBreaker", "timeout", "totalTimeout"];

    public PolicySet Find()
    {
        var levels = service.WithBases(service.Find(service.Use)).ToArray();
        var method = levels.SelectMany(static level => level.Methods).First(method => method.Name == member);
        var declared = levels.Select(static level => level.Policy).Prepend(method.Policy).OfType<PolicySet>().Aggregate(new PolicySet(), Complete);
        return new PolicySet(
            Retry(declared.Retry?.Values.Single()) is { } retry ? OneOrMany<RetryValues>.Of(retry) : null,
            Breaker(declared.CircuitBreaker),
            Timeout(declared.Timeout),
            Configured("totalTimeout", declared.TotalTimeout),
            Configured("fallback", declared.Fallback),
            Chain(declared.Chain));
    }

    private static PolicySet Complete(PolicySet near, PolicySet far) => new(
        near.Retry ?? far.Retry,
        near.CircuitBreaker ?? far.CircuitBreaker,
        near.Timeout ?? far.Timeout,
        near.TotalTimeout ?? far.TotalTimeout,
        near.Fallback ?? far.Fallback,
        near.Chain ?? far.Chain);

    private RetryValues? Retry(RetryValues? declared) => Configured("retry", declared);

    private BreakerValues? Breaker(BreakerValues? declared) => Configured("circuitBreaker", declared);

    private TimeoutValues? Timeout(TimeoutValues? declared) => Configured("timeout", declared);

    private EndpointPolicies Configured(EndpointPolicies declared) => new(Retry(declared.Retry), Breaker(declared.CircuitBreaker), Timeout(declared.Timeout));

    private ChainValues? Chain(ChainValues? declared)
    {
        if (declared is null) return null;
        if (Records("nonFallback").Any()) throw new UndecidedException("does the master switch concern a chain?");
        return Changed("chain", declared) with
        {
            Endpoints = IsOn("chain") ? declared.Endpoints : declared.Endpoints[..1],
            Endpoint = declared.Endpoint is { } common ? Configured(common) : null,
            EndpointPolicies = declared.EndpointPolicies?.ToDictionary(static pair => pair.Key, pair => Configured(pair.Value)),
        };
    }

    private T? Configured<T>(string policy, T? declared)
        where T : class => declared is not null && IsOn(policy) ? Changed(policy, declared) : null;

    private bool IsOn(string policy)
    {
        var switches = Records(policy).Where(static record => record.Property == "enabled");
        var master = Records("nonFallback").Where(_ => MasterSwitched.Contains(policy));
        return master.Concat(switches).LastOrDefault()?.Value.GetBoolean() ?? true;
    }

    private T Changed<T>(string policy, T declared)
    {
        var values = JsonSerializer.SerializeToNode(declared, ScenarioFile.Options)!;
        foreach (var record in Records(policy).Where(static record => record.Property != "enabled"))
            values[record.Property] = JsonNode.Parse(record.Value.GetRawText());
        return values.Deserialize<T>(ScenarioFile.Options)!;
    }

    /// <summary>What configuration says about a policy of the member, the nearest last.</summary>
    private IEnumerable<Override> Records(string policy) =>
        overrides.Where(record => record.Policy == policy && (record.Method ?? member) == member).OrderBy(static record => record.Scope);
}
