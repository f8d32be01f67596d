using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>A call site that something provably sends again.</summary>
internal sealed record RetriedCall(SiteVerdict Site, Resending Resend);
