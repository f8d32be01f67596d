using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Where the policies of one operation come from: the attribute that the generator read, or the key that the runtime would read.</summary>
internal sealed class PolicySources(INamedTypeSymbol wrapped, IMethodSymbol method, PolicyReader policies, IConfiguration[] levels)
{
    /// <summary>Nobody said anything.</summary>
    public const string Default = "default";

    /// <summary>Lists a policy; null where the operation has none.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="declared">What attributes say.</param>
    /// <param name="effective">What is left of it under configuration; null where it is off.</param>
    public ManifestPolicy? Read(PolicyKind kind, object? declared, object? effective) =>
        declared is null ? null : Read(kind, effective, policies.Nearest(method, kind.Attribute) is { } found ? (found.Attribute, LevelOf(found.Level)) : null);

    /// <summary>Lists the policy that the class of a chain's member carries.</summary>
    public ManifestPolicy? ReadOfMember(PolicyKind kind, INamedTypeSymbol member, object? effective) =>
        member.Find(kind.Attribute) is { } attribute ? Read(kind, effective, (attribute, "member")) : null;

    private ManifestPolicy Read(PolicyKind kind, object? effective, (AttributeData Attribute, string Level)? declaration)
    {
        var policy = UnknownKeys.Policies[kind.Name];
        var configured = new ConfiguredPolicy(levels, policy);
        var isOn = PolicyKind.IsOn(effective);
        var switchedBy = configured.KeyOf(ConfiguredPolicy.EnabledKey)
            ?? (isOn || IsOffByAttribute(declaration?.Attribute) ? null : PolicyConfiguration.FindOnlyFallback(levels)?.Path);
        return new(kind.Name, isOn, switchedBy is null ? declaration?.Level ?? Default : ByKey(switchedBy), !isOn ? [] : [.. kind.Settings.Select(Value), .. Partition()]);

        // Part of the wrapper's code and not of the policy: configuration cannot change it.
        IEnumerable<ManifestValue> Partition() =>
            CircuitPartition.Parameter(method, declaration?.Attribute) is { } parameter ? [new("PartitionBy", parameter.Name, declaration!.Value.Level)] : [];

        ManifestValue Value(string property) => new(
            property,
            kind.Value(effective!, property)!,
            configured.KeyOf(property) is { } key && policy.Properties.Contains(property) ? ByKey(key)
                : declaration?.Attribute.Written(property) is not null ? declaration.Value.Level
                : Default);
    }

    private static bool IsOffByAttribute(AttributeData? attribute) => attribute?.ValueOf(ConfiguredPolicy.EnabledKey, true) == false;

    private static string ByKey(string key) => $"configuration {key}";

    private string LevelOf(ISymbol level) => level switch
    {
        IMethodSymbol => "method",
        IAssemblySymbol => "assembly",
        _ when SymbolEqualityComparer.Default.Equals(level, wrapped) => "interface",
        _ => $"base interface {level.Name}",
    };
}
