using System.Globalization;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4001, RSG4002 and RSG4013: the written values of one policy attribute.</summary>
internal static class PolicyValueCheck
{
    public static void Report(AttributeData attribute, Compilation compilation, Report report)
    {
        ErrorListCheck.Report(attribute, compilation, report);
        if (attribute.NamedArguments.IsEmpty) return;

        // What contradicts a value that is wrong by itself may be right once that is mended.
        var outOfRange = new HashSet<string>();
        foreach (var range in PolicyRange.All)
        {
            if (!attribute.AttributeClass.IsNamed(range.Attribute)
                || attribute.Written(range.Property)?.Value is not { } value
                || range.Holds(value))
            {
                continue;
            }

            outOfRange.Add(range.Property);
            ReportAt(range.Property, UsageRules.ValueOutOfRange, [range.Property, Convert.ToString(value, CultureInfo.InvariantCulture), range.Allowed]);
        }

        if (attribute.ValueOf("Enabled", true))
            foreach (var (property, message) in ValueDefeat.In(attribute, outOfRange)) ReportAt(property, UsageRules.ValueDefeatsPolicy, [message]);

        if (outOfRange.Count == 0 && attribute.AttributeClass.IsNamed(KnownTypes.ConcurrencyLimitAttribute)
            && attribute.ValueOf("MinConcurrent", PolicyDefaults.MinConcurrent) is var least
            && attribute.ValueOf("MaxConcurrent", PolicyDefaults.MaxConcurrent) is var most && least > most)
        {
            ReportAt("MinConcurrent", UsageRules.PoliciesContradict, [$"MinConcurrent ({least}) is more than MaxConcurrent ({most}); lower MinConcurrent or raise MaxConcurrent"]);
        }

        void ReportAt(string property, DiagnosticDescriptor rule, object?[] arguments)
        {
            if (Places.Property(attribute, property) is { } place) report(rule, place, arguments);
        }
    }
}
