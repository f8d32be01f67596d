using System.Text;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Reporting;

/// <summary>Writes <c>artifacts/conformance.md</c>: a table per group, what failed and what was skipped for which capability.</summary>
internal static class ConformanceReport
{
    public static void Write(ScenarioFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root(AppContext.BaseDirectory), "artifacts")).FullName;
        File.WriteAllText(Path.Combine(folder, "conformance.md"), Render(file, results));
    }

    internal static string Render(ScenarioFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> results)
    {
        var text = new StringBuilder($"# Conformance\n\n`{Path.GetFileName(ScenarioFile.Path)}`\n\n| group | passed | failed | skipped | n/a |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var group in SchemaCheck.Groups) Row(text, group, file.Scenarios.Where(scenario => scenario.Group == group), results);
        Row(text, "**all**", file.Scenarios, results);

        text.Append("\n## Failed\n\n");
        foreach (var scenario in file.Runnable.Where(scenario => results.GetValueOrDefault(scenario.Id) is { Count: > 0 }))
            text.Append($"- {scenario.Id} {scenario.Title}: {string.Join("; ", results[scenario.Id]).ReplaceLineEndings(" ")}\n");
        text.Append("\n## Skipped\n\n");
        foreach (var scenario in file.Runnable.Where(static scenario => Capabilities.Lacking(scenario.Requires) is not null))
            text.Append($"- {scenario.Id} {scenario.Title}: {Capabilities.Lacking(scenario.Requires)}\n");
        return text.ToString();
    }

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
