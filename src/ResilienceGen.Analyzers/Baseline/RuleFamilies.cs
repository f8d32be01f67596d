using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>
/// What a finding is filed under. The rules of the gap are one family: a retry helper added to a class
/// turns its findings from RSG1003 into RSG1001, and none of them is new for that.
/// </summary>
internal static class RuleFamilies
{
    public const string Gap = "gap";

    public static string Of(string ruleId) => ruleId switch
    {
        RuleIds.CallBypassesPath or RuleIds.CallBypassesPathManual or RuleIds.NoPathInClient => Gap,
        _ => ruleId,
    };
}
