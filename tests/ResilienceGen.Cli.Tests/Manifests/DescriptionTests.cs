using System.Globalization;
using ResilienceGen.Cli.Manifests;
using PolicyRange = ResilienceGen.Analyzers.Usage.PolicyRange;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary>The comment of each property that holds a number says what docs/policies.md promises: range and default, and the unit where its name has one.</summary>
public sealed class DescriptionTests
{
    private static readonly string[] Open = ["and more", "at least", "to MaxConcurrent"];

    public static IEnumerable<object[]> Numbers =>
        from range in PolicyRange.All
        where !TypeOf(range).GetProperty(range.Property)!.PropertyType.IsEnum
        select new object[] { range.Attribute, range.Property };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Attribute_and_record_say_range_unit_and_default(string attribute, string property)
    {
        var range = PolicyRange.All.Single(known => known.Attribute == attribute && known.Property == property);
        foreach (var type in new[] { TypeOf(range), PolicyKind.All.Single(kind => kind.Attribute == attribute).Record })
        {
            var text = RecordDocumentation.Of(type, property);
            Assert.Contains("Default", text);
            Assert.True(!property.EndsWith("Ms", StringComparison.Ordinal) || text.Contains("in milliseconds"), $"{type.Name}.{property} does not name its unit: {text}");
            Assert.True(Bounds(range).Any(text.Contains), $"{type.Name}.{property} does not tell its range: {text}");
        }
    }

    private static Type TypeOf(PolicyRange range) => typeof(RetryAttribute).Assembly.GetType(range.Attribute)!;

    private static string[] Bounds(PolicyRange range) => double.IsInfinity(range.Interval.Max) ? Open : [$"to {InWords(range.Interval.Max)}", $"up to but not including {range.Interval.Max}"];

    private static string InWords(double most) => most switch
    {
        PolicyRange.Day => "one day",
        7.0 * PolicyRange.Day => "seven days",
        _ => most.ToString("N0", CultureInfo.InvariantCulture),
    };
}
