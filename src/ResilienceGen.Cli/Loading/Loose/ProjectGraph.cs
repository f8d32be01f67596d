namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>Which project sees which. References pass on, as the SDK passes them on; one that would close a circle is cut.</summary>
internal sealed class ProjectGraph(IReadOnlyList<LooseProject> projects)
{
    private readonly Dictionary<string, LooseProject> _byFile =
        projects.Where(project => project.File is not null).ToDictionary(project => project.File!);

    /// <param name="report">Gets a notice for each reference that is cut.</param>
    public Dictionary<LooseProject, HashSet<LooseProject>> Transitive(Action<Notice> report)
    {
        var reached = new Dictionary<LooseProject, HashSet<LooseProject>>(ReferenceEqualityComparer.Instance);
        foreach (var project in projects) Visit(project, reached, [], report);
        return reached;
    }

    private HashSet<LooseProject> Visit(LooseProject project, Dictionary<LooseProject, HashSet<LooseProject>> reached, HashSet<LooseProject> open, Action<Notice> report)
    {
        if (reached.TryGetValue(project, out var known)) return known;
        open.Add(project);
        var seen = new HashSet<LooseProject>(ReferenceEqualityComparer.Instance);
        foreach (var file in project.ProjectReferences)
        {
            if (!_byFile.TryGetValue(file, out var reference)) continue;
            if (open.Contains(reference))
            {
                report(new Notice(NoticeLevel.Warning, project.File!, $"refers in a circle to {reference.Name}; this reference is left out.", "Break the circle."));
                continue;
            }

            seen.Add(reference);
            seen.UnionWith(Visit(reference, reached, open, report));
        }

        open.Remove(project);
        return reached[project] = seen;
    }
}
