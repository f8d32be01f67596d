using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Reads what holds for the operations of one interface: declarations by the generator's reader, configuration by the runtime's.</summary>
internal sealed class OperationReader(INamedTypeSymbol wrapped, WrapperModel wrapper, Compilation compilation, IConfiguration configuration)
{
    private readonly PolicyReader _policies = new(wrapped);

    /// <exception cref="InvalidResilienceConfigurationException">A configured value is not valid.</exception>
    public ManifestOperation Read(IMethodSymbol method, OperationModel model)
    {
        var declared = DescriptorReader.Read(model, wrapper);
        var effective = PolicyConfiguration.Apply(declared, configuration);
        var sources = new PolicySources(wrapped, method, _policies, PolicyConfiguration.Levels(declared, configuration));
        var (isIdempotent, reason) = Idempotency.Decide(method);
        var members = Members(sources, effective);
        return new(
            model.Operation,
            model.Call == CallKind.ExecuteStream,
            isIdempotent,
            char.ToLowerInvariant($"{reason}"[0]) + $"{reason}"[1..],
            [.. PolicyKind.All.Select(kind => sources.Read(kind, kind.In(declared), kind.In(effective))).OfType<ManifestPolicy>()],
            Fallback(model.Fallback),
            model.Policy.AllowsNestedRetry,
            model.HandledResults?.Replace("global::", "", StringComparison.Ordinal),
            [.. members],
            [.. RouteReader.Read(wrapper)],
            Total(effective, members));
    }

    private ManifestMember[] Members(PolicySources sources, OperationDescriptor effective)
    {
        if (wrapped.Find(KnownTypes.FallbackChainAttribute) is not { } chain) return [];
        var types = ChainReader.Members(chain, wrapped, compilation);
        return [.. wrapper.Chain.Zip(types, (member, type) => Member(member.Name, type, sources, effective))];
    }

    private static ManifestMember Member(string name, INamedTypeSymbol type, PolicySources sources, OperationDescriptor effective)
    {
        var own = effective.Chain!.MemberPolicies.FirstOrDefault(policies => policies.Member == name);
        if (own is null) return new(name, null, WorstCase.Of(effective.Retry, effective.Timeout, effective));
        var policies = PolicyKind.OfMembers.Select(kind => sources.ReadOfMember(kind, type, kind.Name switch
        {
            "Retry" => own.Retry,
            "Timeout" => own.Timeout,
            _ => own.CircuitBreaker,
        }));
        return new(name, [.. policies.OfType<ManifestPolicy>()], WorstCase.Of(own.Retry, own.Timeout, effective).Within(own.Timeout));
    }

    private static WorstCase Total(OperationDescriptor effective, ManifestMember[] members)
    {
        var asked = members.Take(effective.Chain!.Enabled ? members.Length : 1).Select(member => member.Worst).ToArray();
        return (asked.Length == 0 ? WorstCase.Of(effective.Retry, effective.Timeout, effective) : WorstCase.Sum(asked)).Within(effective.Timeout);
    }

    private static ManifestFallback? Fallback(FallbackModel? fallback) => fallback switch
    {
        MethodFallbackModel method => new("method", method.Name),
        ValueFallbackModel value => new("value", value.Value),
        HandlerFallbackModel handler => new("handler", handler.Type.Replace("global::", "", StringComparison.Ordinal)),
        _ => null,
    };
}
