using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes the static description of an operation: its key and its policies.</summary>
internal static class DescriptorWriter
{
    private const int LongestLine = 150;

    public static void Write(CodeWriter writer, OperationModel operation)
    {
        var settings = Settings(operation.Policy).ToArray();
        var creation = $"new({Quoted(operation.Endpoint)}, {Quoted(operation.Operation)})";
        var onOneLine = settings.Length == 0 ? $"{creation};" : $"{creation} {{ {string.Join(", ", settings)} }};";

        writer.Write($"private static readonly global::ResilienceGen.Policies.OperationDescriptor {operation.DescriptorField} =");
        using (writer.Indented())
        {
            if (onOneLine.Length <= LongestLine)
            {
                writer.Write(onOneLine);
                return;
            }

            using (writer.Block(creation, end: "};"))
            {
                foreach (var setting in settings) writer.Write($"{setting},");
            }
        }
    }

    private static IEnumerable<string> Settings(OperationPolicyModel policy)
    {
        if (policy.Retry is { } retry) yield return $"Retry = {Text(retry)}";
        if (policy.Timeout is { } timeout) yield return $"Timeout = {Text(timeout)}";
        if (policy.CircuitBreaker is { } breaker) yield return $"CircuitBreaker = {Text(breaker)}";
        if (policy.IsIdempotent) yield return "IsIdempotent = true";
    }

    private static string Text(PolicyModel policy) => policy.Values.Count == 0
        ? "new()"
        : $"new() {{ {string.Join(", ", policy.Values.Select(value => $"{value.Property} = {value.Value}"))} }}";

    private static string Quoted(string text) => ConstantText.Quoted(text);
}
