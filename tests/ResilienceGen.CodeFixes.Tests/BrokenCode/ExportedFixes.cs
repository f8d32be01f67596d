using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Tests.BrokenCode;

/// <summary>All fixes, as an editor finds them.</summary>
internal static class ExportedFixes
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(CallBypassesPathFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];
}
