using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>What makes a generator cheap while somebody types: steps that stop early, and models that keep nothing alive.</summary>
public static class Incrementality
{
    private static readonly Type[] Leaks =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(IOperation),
    ];

    /// <summary>Fails if a step gave a new result, or a file was written again.</summary>
    public static void AssertNothingRan(GeneratorDriverRunResult result) =>
        Assert.All(
            result.Results.SelectMany(OwnSteps).Concat(result.Results.SelectMany(OutputSteps)).SelectMany(step => step.Outputs),
            output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"An unrelated edit made a step {output.Reason}: {output.Value}"));

    /// <summary>Fails if the value of a step holds, however deep, a symbol, syntax, a location or the compilation.</summary>
    public static void AssertHoldsNoCompilation(GeneratorDriverRunResult result)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var output in result.Results.SelectMany(OwnSteps).SelectMany(step => step.Outputs)) Visit(output.Value, visited);
    }

    public static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorDriverRunResult result) =>
        result.Results.SelectMany(OutputSteps).SelectMany(step => step.Outputs).Select(output => output.Reason);

    // Roslyn names the steps inside ForAttributeWithMetadataName itself; those do hold syntax and symbols.
    private static IEnumerable<IncrementalGeneratorRunStep> OwnSteps(GeneratorRunResult result) =>
        from step in result.TrackedSteps
        where !step.Key.Contains("ForAttribute", StringComparison.Ordinal) && step.Key is not ("Compilation" or "ParseOptions")
        where !result.TrackedOutputSteps.ContainsKey(step.Key)
        from run in step.Value
        select run;

    private static IEnumerable<IncrementalGeneratorRunStep> OutputSteps(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value);

    private static void Visit(object? value, HashSet<object> visited)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !visited.Add(value)) return;

        var leak = Array.Find(Leaks, type => type.IsInstanceOfType(value));
        Assert.True(leak is null, $"A model holds {value.GetType().Name}, a {leak?.Name}: it cannot be compared by value and keeps the compilation alive.");
        if (value is Array items)
        {
            foreach (var item in items) Visit(item, visited);
        }

        foreach (var field in Fields(value.GetType())) Visit(field.GetValue(value), visited);
    }

    // Private fields of base types are only visible on the type that declares them.
    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !typeof(Delegate).IsAssignableFrom(field.FieldType)) yield return field;
            }
        }
    }
}
