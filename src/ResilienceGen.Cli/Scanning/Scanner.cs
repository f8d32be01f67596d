using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Cli.Baselines;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Scanning;

/// <summary>Scans every requested project of a loaded solution.</summary>
internal static class Scanner
{
    // The worst verdict of a site stands for it: a gap under one target framework is a gap, and a new one if any of them does not accept it.
    private static readonly VerdictKind[] WorstFirst = [VerdictKind.Gap, VerdictKind.Unknown, VerdictKind.GuardedClient, VerdictKind.GuardedCall, VerdictKind.Exempt];

    public static async Task<ScanResult> ScanAsync(LoadedSolution loaded, Progress progress, CancellationToken cancellationToken)
    {
        var sites = new List<Site>();
        var findings = ImmutableArray.CreateBuilder<ProjectFindings>();
        var baselines = new BaselineReader();
        var summaries = ImmutableArray.CreateBuilder<ProjectSummary>();
        var notices = loaded.Notices.ToBuilder();
        var requested = loaded.Requested.ToArray();
        for (var index = 0; index < requested.Length; index++)
        {
            var project = requested[index];
            progress.Report($"scanning {index + 1}/{requested.Length} {project.Name}");
            var compilation = (await loaded.Solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken))!;
            var folder = project.ProjectFile is null ? loaded.Root : Path.GetDirectoryName(project.ProjectFile)!;
            var baselinePath = BaselineLocator.Nearest(folder);
            var baseline = baselines.Read(baselinePath);
            Site[] marked = [.. BaselineMarks.Mark(Served(compilation, loaded, project, notices, cancellationToken), baseline)];
            sites.AddRange(marked);
            findings.Add(new ProjectFindings(project.ProjectFile, folder, baselinePath, baseline, [.. marked.Where(site => site.Key is not null)]));
            summaries.Add(new ProjectSummary(project.Name, project.ProjectFile is null ? null : loaded.Relative(project.ProjectFile), project.TargetFramework, Binding.Measure(compilation, cancellationToken)));
            if (SyntaxError(compilation, cancellationToken) is { } error) notices.Add(error);
        }

        return new ScanResult(loaded.Root, summaries.ToImmutable(), PathsElsewhere.Note(Unite(sites)), [.. notices, .. baselines.Notices]) { Findings = findings.ToImmutable() };
    }

    // A defect of ours in one project must not cost the result of the others.
    private static IReadOnlyList<FoundSite> Served(Compilation compilation, LoadedSolution loaded, LoadedProject project, ICollection<Notice> notices, CancellationToken cancellationToken)
    {
        try
        {
            return [.. Found(compilation, loaded, project, cancellationToken)];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            notices.Add(new Notice(NoticeLevel.Error, project.ProjectFile ?? project.Name, $"could not be scanned; this is a defect of the tool: {error}", "Report it with this text."));
            return [];
        }
    }

    /// <summary>The call sites of one project, each with the engine's own verdict.</summary>
    public static IEnumerable<FoundSite> Found(Compilation compilation, LoadedSolution loaded, LoadedProject project, CancellationToken cancellationToken) =>
        from verdict in Verdicts(compilation, loaded, project, cancellationToken)
        let site = SiteReader.Read(verdict, compilation, loaded, project)
        where site is not null
        select new FoundSite(site, verdict);

    private static ImmutableArray<SiteVerdict> Verdicts(Compilation compilation, LoadedSolution loaded, LoadedProject project, CancellationToken cancellationToken) =>
        GapContext.Create(compilation, Settings(compilation, loaded, project), cancellationToken) is { } context ? GapScanner.Scan(compilation, context) : [];

    private static AnalyzerSettings Settings(Compilation compilation, LoadedSolution loaded, LoadedProject project) =>
        AnalyzerSettings.Read(loaded.Solution.GetProject(project.Id)!.AnalyzerOptions, compilation) with { IsTestProject = project.IsTest };

    /// <summary>One entry per place in a file, however many projects and target frameworks compile that file.</summary>
    public static ImmutableArray<Site> Unite(IEnumerable<Site> sites) =>
    [
        .. sites
            .GroupBy(site => (site.File, site.Line, site.Column))
            .Select(same => same.MinBy(site => (Array.IndexOf(WorstFirst, site.Verdict), site.Acceptance is not null))! with
            {
                TargetFrameworks = [.. same.SelectMany(site => site.TargetFrameworks).Distinct().Order(StringComparer.Ordinal)],
            })
            .OrderBy(site => site.File, StringComparer.Ordinal)
            .ThenBy(site => site.Line)
            .ThenBy(site => site.Column),
    ];

    // Broken code is still scanned: the parser recovers, and what it cannot place does not bind.
    private static Notice? SyntaxError(Compilation compilation, CancellationToken cancellationToken)
    {
        var errors = compilation.GetParseDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length == 0) return null;
        var span = errors[0].Location.GetLineSpan();
        return new Notice(
            NoticeLevel.Warning,
            $"{span.Path}({span.StartLinePosition.Line + 1})",
            $"{errors[0].GetMessage(null)} ({errors.Length} syntax {(errors.Length == 1 ? "error" : "errors")} in {compilation.AssemblyName}).",
            "Calls inside broken code may be missed; repair it and scan again.");
    }
}
