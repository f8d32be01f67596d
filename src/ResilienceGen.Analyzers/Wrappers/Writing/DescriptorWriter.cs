using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes the static description of an operation: its key and its policies.</summary>
internal static class DescriptorWriter
{
    public static void Write(CodeWriter writer, OperationModel operation, ChainPolicyModel? chain)
    {
        writer.Write($"private static readonly global::ResilienceGen.Policies.OperationDescriptor {operation.DescriptorField} =");
        using (writer.Indented())
            PolicyWriter.Write(writer, $"new({Quoted(operation.Endpoint)}, {Quoted(operation.Operation)})", [.. Settings(operation.Policy, chain)]);
    }

    private static IEnumerable<string> Settings(OperationPolicyModel policy, ChainPolicyModel? chain)
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
