namespace ResilienceGen.Analyzers.Support;

/// <summary>Where the page of a rule stands.</summary>
internal static class RuleHelp
{
    public static string Link(string ruleId) =>
        $"https://github.com/resiliencegen/resiliencegen/blob/main/docs/rules/{ruleId}.md";
}
