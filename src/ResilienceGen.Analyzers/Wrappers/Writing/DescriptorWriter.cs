using System.Collections.Immutable;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes the static descriptions of the operations of a wrapper: key and policies.</summary>
internal sealed class DescriptorWriter(CodeWriter writer, ChainPolicyModel? chain)
{
    // Most operations of an interface have the policies of the one before.
    private OperationPolicyModel? _policy;
    private ImmutableArray<string> _settings = [];

    public void Write(OperationModel operation)
    {
        if (!ReferenceEquals(operation.Policy, _policy)) (_policy, _settings) = (operation.Policy, [.. Settings(operation.Policy)]);
        writer.Write($"private static readonly global::ResilienceGen.Policies.OperationDescriptor {operation.DescriptorField} =");
        using (writer.Indented())
            PolicyWriter.Write(writer, $"new({Quoted(operation.Endpoint)}, {Quoted(operation.Operation)})", SettingsOf(operation));
    }

    private ImmutableArray<string> SettingsOf(OperationModel operation) => operation.HandledResults is { } predicate
        ? _settings.Add($"HandledResults = global::{KnownTypes.ResultPredicate}.Of<{operation.Result}>({predicate})")
        : _settings;

    private IEnumerable<string> Settings(OperationPolicyModel policy)
    {
        foreach (var setting in PolicyWriter.Settings(policy.Policies)) yield return setting;
        if (policy.Fallback is { } fallback) yield return $"Fallback = {PolicyWriter.Text(fallback)}";
        if (chain is not null) yield return $"Chain = {chain.Field}";
        if (policy.RetryBudget is { } budget) yield return $"RetryBudget = {PolicyWriter.Text(budget)}";
        foreach (var chosen in policy.Chosen) yield return $"{chosen.Property} = {PolicyWriter.Text(chosen.Policy)}";
        if (policy.AllowsNestedRetry) yield return "AllowsNestedRetry = true";
        if (policy.IsIdempotent) yield return "IsIdempotent = true";
    }

    private static string Quoted(string text) => ConstantText.Quoted(text);
}
