using System.Collections.Concurrent;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Compiling;
using ResilienceGen.Conformance.Reporting;
using ResilienceGen.Conformance.Running;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Cases;

/// <summary>One run over a file: compiles once, remembers every result and writes the report at the end.</summary>
public sealed class ConformanceRun : IAsyncLifetime
{
    private static readonly TimeSpan LongestScenario = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _results = new();
    private ScenarioAssembly? _assembly;

    public async Task InitializeAsync() => _assembly = await ScenarioAssembly.BuildAsync(
        Attempted.Where(static scenario => scenario.Kind == ScenarioKind.Behaviour));

    /// <summary>Runs a scenario and returns what differs from the expectation.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string id)
    {
        var failures = await RunAsync(ScenarioFile.Current.Runnable.Single(scenario => scenario.Id == id));
        _results[id] = failures;
        return failures;
    }

    public Task DisposeAsync()
    {
        _assembly?.Dispose();
        // After a filtered run the table would tell about scenarios that nobody ran.
        if (!_results.IsEmpty && _results.Count == Attempted.Count())
            ConformanceReport.Write(ScenarioFile.Current, _results);
        return Task.CompletedTask;
    }

    private static IEnumerable<Scenario> Attempted => ScenarioFile.Current.Runnable.Where(static scenario => Capabilities.Lacking(scenario.Requires) is null);

    private async Task<IReadOnlyList<string>> RunAsync(Scenario scenario)
    {
        try
        {
            if (scenario.Kind == ScenarioKind.Definition) return await DefinitionCheck.RunAsync(scenario);
            return _assembly!.ProblemOf(scenario.Id) is { } problem
                ? [problem]
                : await StepRunner.RunAsync(scenario, _assembly.Loaded!).WaitAsync(LongestScenario);
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }
}
