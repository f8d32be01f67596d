namespace ResilienceGen.Analyzers.Support;

/// <summary>The ids of all rules. Constants, so that a code fix never reads a field of this assembly at run time.</summary>
internal static class RuleIds
{
    public const string CallBypassesPath = "RSG1001";
    public const string CallBypassesPathManual = "RSG1002";
    public const string NoPathInClient = "RSG1003";
}
