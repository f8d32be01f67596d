using System.Text;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Reporting;

/// <summary>Writes <c>artifacts/conformance.md</c>: a table per group, what failed and what was skipped for which capability.</summary>
internal static class ConformanceReport
{
    public static void Write(ScenarioFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> results, IReadOnlyDictionary<string, string> setAside)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root(AppContext.BaseDirectory), "artifacts")).FullName;
        File.WriteAllText(Path.Combine(folder, "conformance.md"), Render(file, results, setAside));
    }

    private static string Render(ScenarioFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> results, IReadOnlyDictionary<string, string> setAside)
    {
        var text = new StringBuilder($"# Conformance\n\n`{Path.GetFileName(ScenarioFile.Path)}`\n\n| group | passed | failed | skipped | n/a |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var group in SchemaCheck.Groups) Row(text, group, file.Scenarios.Where(scenario => scenario.Group == group), results);
        Row(text, "**all**", file.Scenarios, results);

        Section(text, "Failed", file.Runnable.Where(scenario => results.GetValueOrDefault(scenario.Id) is { Count: > 0 })
            .Select(scenario => $"{scenario.Id} {scenario.Title}: {string.Join("; ", results[scenario.Id]).ReplaceLineEndings(" ")}"));
        Section(text, "Skipped", file.Runnable.Where(static scenario => Capabilities.Lacking(scenario.Requires) is not null)
            .Select(static scenario => $"{scenario.Id} {scenario.Title}: {Capabilities.Lacking(scenario.Requires)}"));
        Section(text, "Run in spite of an error of the analyzer", setAside.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> entries) =>
        text.Append($"\n## {title}\n\n{string.Join('\n', entries.DefaultIfEmpty("none").Select(static entry => $"- {entry}"))}\n");

    private static void Row(StringBuilder text, string name, IEnumerable<Scenario> scenarios, IReadOnlyDictionary<string, IReadOnlyList<string>> results)
    {
        var runnable = scenarios.Where(static scenario => scenario.IsRunnable).ToArray();
        var skipped = runnable.Count(static scenario => Capabilities.Lacking(scenario.Requires) is not null);
        var failed = runnable.Count(scenario => results.GetValueOrDefault(scenario.Id) is { Count: > 0 });
        var passed = runnable.Count(scenario => results.GetValueOrDefault(scenario.Id) is { Count: 0 });
        text.Append($"| {name} | {passed} | {failed} | {skipped} | {scenarios.Count() - runnable.Length} |\n");
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "ResilienceGen.sln"))
        ? folder
        : Root(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."));
}
