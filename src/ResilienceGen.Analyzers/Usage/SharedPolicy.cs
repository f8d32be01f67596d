using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>A policy whose state operations share, and with the state its settings.</summary>
/// <param name="Attribute">Full name of its attribute.</param>
/// <param name="State">What is shared, in words.</param>
/// <param name="Settings">The settings with their defaults as C#. A test holds them against the attribute.</param>
/// <param name="In">The policy of an operation; null where it has none.</param>
/// <param name="Keys">The states that an operation asks the runtime for, given the members of its chain.</param>
internal sealed record SharedPolicy(
    string Attribute,
    string State,
    IReadOnlyList<(string Name, string Default)> Settings,
    Func<OperationPolicyModel, PolicyModel?> In,
    Func<OperationModel, EquatableArray<ChainMemberModel>, IEnumerable<string>> Keys)
{
    public static IReadOnlyList<SharedPolicy> All { get; } =
    [
        // The circuit of a chain is its member's, whatever the operation; a member with policies of its own has one setting for all.
        new(
            KnownTypes.CircuitBreakerAttribute,
            "circuit",
            [
                ("FailureRatio", "0.5"), ("MinimumThroughput", "10"), ("SamplingDurationMs", "30000"), ("BreakDurationMs", "5000"), ("ConsecutiveFailures", "0"),
                ("WindowCalls", "0"), ("SlowCallDurationMs", "0"), ("SlowCallRatio", "1"), ("Probes", "1"), ("ProbeSuccesses", "1"),
                ("BreakBackoff", "Backoff.Constant"), ("MaxBreakDurationMs", "300000"), ("HonorRetryAfter", "false"), ("FailOn", "{}"), ("SkipOn", "{}"), ("Mode", "CircuitMode.Enforced"),
                ("MaxPartitions", "1000"),
            ],
            policy => policy.Policies.CircuitBreaker,
            (operation, chain) => PerMember(operation, chain, chain.Where(member => member.Policies is null))),
        new(
            KnownTypes.ConcurrencyLimitAttribute,
            "concurrency limit",
            [("MaxConcurrent", "100"), ("QueueLimit", "0"), ("Adaptive", "false"), ("MinConcurrent", "1")],
            policy => policy.Chosen.FirstOrDefault(chosen => chosen.Property == "ConcurrencyLimit")?.Policy,
            (operation, chain) => PerMember(operation, chain, chain)),
        new(
            KnownTypes.RetryBudgetAttribute,
            "retry budget",
            [("Ratio", "0.2"), ("MinRetries", "3")],
            policy => policy.RetryBudget,
            (operation, _) => [operation.Endpoint]),
    ];

    /// <summary>The values of the settings; one that is written and equals the default is the default.</summary>
    public EquatableArray<string> Values(AttributeData? attribute) =>
        new(Settings.Select(setting => attribute?.Written(setting.Name) is { } written ? Text(written) : setting.Default));

    private static IEnumerable<string> PerMember(OperationModel operation, EquatableArray<ChainMemberModel> chain, IEnumerable<ChainMemberModel> sharing) =>
        (chain.Count == 0 ? [operation.Operation] : sharing.Select(member => member.Name)).Select(name => $"{operation.Endpoint}/{name}");

    private static string Text(TypedConstant value) => value.ToCSharpString().Replace($"{KnownTypes.AttributeNamespace}.", "");
}
