using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Runner;

/// <summary>Scenarios for tests of the runner itself: one member under one policy.</summary>
internal static class Written
{
    /// <param name="policy">The policies of <c>ServiceA</c>.</param>
    /// <param name="script">The script of <c>ServiceA</c>.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="expect">The totals.</param>
    /// <param name="id">Its id.</param>
    public static Scenario Behaviour(string policy, string script, string steps, string expect, string id = "RT-001") => Parse($$$"""
        {"id":"{{{id}}}","group":"retry","title":"t","kind":"behaviour","maps":"exact","source":[{"repo":"r","path":"p","test":"t"}],
         "service":{"interfaces":[{"name":"IService","methods":[{"name":"ServiceA","policy":{{{policy}}}}]}],"use":"IService"},
         "script":{"ServiceA":{{{script}}}},"steps":[{{{steps}}}],"expect":{{{expect}}}}
        """);

    public static Scenario Definition(string policy, string diagnostics) => Parse($$$"""
        {"id":"ID-001","group":"invalid-definition","title":"t","kind":"definition","maps":"exact","source":[{"repo":"r","path":"p","test":"t"}],
         "service":{"interfaces":[{"name":"IService","methods":[{"name":"ServiceA","policy":{{{policy}}}}]}],"use":"IService"},
         "expect":{"diagnostics":[{{{diagnostics}}}]}}
        """);

    private static Scenario Parse(string scenario) => ScenarioFile.Parse($$"""{"schemaVersion":1,"scenarios":[{{scenario}}]}""").Scenarios[0];
}
