using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Cli.Output;

/// <summary>The verdicts as they are printed.</summary>
internal static class VerdictNames
{
    public static string Of(VerdictKind verdict) => verdict switch
    {
        VerdictKind.GuardedCall => "guarded-call",
        VerdictKind.GuardedClient => "guarded-client",
        VerdictKind.Gap => "gap",
        VerdictKind.Unknown => "unknown",
        VerdictKind.Exempt => "exempt",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
