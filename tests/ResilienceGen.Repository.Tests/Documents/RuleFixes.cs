using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>Who may apply the fixes of a rule.</summary>
[Flags]
internal enum FixKinds
{
    None = 0,

    /// <summary>Bulk tools: it has a fix-all provider.</summary>
    Unattended = 1,

    /// <summary>Only a person, one finding at a time.</summary>
    Person = 2,
}

/// <summary>The fixes that the code holds.</summary>
internal static class RuleFixes
{
    public static IReadOnlyList<CodeFixProvider> All { get; } =
        [.. typeof(CallBypassesPathFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static IEnumerable<CodeFixProvider> Of(string id) => All.Where(fix => fix.FixableDiagnosticIds.Contains(id));

    public static FixKinds KindsOf(string id) => Of(id).Aggregate(FixKinds.None, (kinds, fix) => kinds | KindOf(fix));

    public static FixKinds KindOf(CodeFixProvider fix) => fix.GetFixAllProvider() is null ? FixKinds.Person : FixKinds.Unattended;
}
