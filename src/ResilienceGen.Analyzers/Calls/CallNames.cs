using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>What messages call a call.</summary>
internal static class CallNames
{
    public static string Of(SiteVerdict site) => $"{site.Callee.ContainingType.Name}.{site.Callee.Name}";
}
