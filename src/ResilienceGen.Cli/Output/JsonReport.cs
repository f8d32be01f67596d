using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>The scan for scripts. The shape is a contract: fields are added, never renamed.</summary>
internal static class JsonReport
{
    private const int SchemaVersion = 1;

    public static void Write(ScanResult result, TextWriter output) =>
        output.WriteLine(JsonText.Of(new
        {
            SchemaVersion,
            Tool = new { Name = "resilience", Version = ToolVersion.Text },
            Coverage = CoverageOf(result.Coverage),
            Binding = BindingOf(result.Binding),
            Projects = result.Projects.Select(project => new { project.Name, project.File, project.TargetFramework, Binding = BindingOf(project.Binding) }),
            Sites = result.Sites.Select(SiteOf),
            Notices = result.Notices.Select(notice => new { Level = notice.Level.ToString().ToLowerInvariant(), notice.Place, notice.Message, notice.Remedy }),
        }));

    private static object CoverageOf(Coverage coverage) =>
        new { Sites = coverage.Total, coverage.GuardedCalls, coverage.GuardedClients, coverage.Gaps, coverage.Baselined, coverage.Unknown, coverage.Exempt, coverage.Percent };

    private static object BindingOf(Binding binding) => new { binding.Bound, binding.Invocations, binding.Percent };

    private static object SiteOf(Site site) => new
    {
        site.File,
        site.Line,
        site.Column,
        site.StartLine,
        site.Type,
        site.Member,
        site.Callee,
        site.CalleeSignature,
        Verdict = VerdictNames.Of(site.Verdict),
        site.Rule,
        site.Reason,
        Baselined = site.Key is null ? (bool?)null : site.Acceptance is not null,
        Acceptance = string.IsNullOrEmpty(site.Acceptance) ? null : site.Acceptance,
        site.Evidence,
        site.Project,
        site.TargetFrameworks,
    };
}
