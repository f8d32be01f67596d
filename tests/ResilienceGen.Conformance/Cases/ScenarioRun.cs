using System.Collections.Concurrent;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Compiling;
using ResilienceGen.Conformance.Running;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Cases;

/// <summary>One run over a file: compiles once and remembers every result.</summary>
public abstract class ScenarioRun : IAsyncLifetime
{
    private static readonly TimeSpan LongestScenario = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _results = new();
    private ScenarioAssembly? _assembly;

    private protected ScenarioRun(ScenarioFile file) => File = file;

    private protected ScenarioFile File { get; }

    public async Task InitializeAsync() => _assembly = await ScenarioAssembly.BuildAsync(
        Attempted.Where(static scenario => scenario.Kind == ScenarioKind.Behaviour));

    /// <summary>Runs a scenario; fails with what differs from the expectation.</summary>
    public async Task VerifyAsync(string id)
    {
        var scenario = File.Runnable.Single(scenario => scenario.Id == id);
        var failures = _results[id] = await RunAsync(scenario, _assembly!);
        Assert.True(failures.Count == 0, $"{id} {scenario.Title}\n{string.Join('\n', failures)}");
    }

    public Task DisposeAsync()
    {
        // After a filtered run a report would tell about scenarios that nobody ran.
        if (!_results.IsEmpty && _results.Count == Attempted.Count()) Report(_results, _assembly!.SetAside);
        _assembly?.Dispose();
        return Task.CompletedTask;
    }

    private protected virtual void Report(IReadOnlyDictionary<string, IReadOnlyList<string>> results, IReadOnlyDictionary<string, string> setAside)
    {
    }

    private IEnumerable<Scenario> Attempted => File.Runnable.Where(static scenario => Capabilities.Lacking(scenario.Requires) is null);

    /// <summary>What differs from the expectation, whatever goes wrong.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(Scenario scenario, ScenarioAssembly assembly)
    {
        try
        {
            if (scenario.Kind == ScenarioKind.Definition) return await DefinitionCheck.RunAsync(scenario);
            return assembly.ProblemOf(scenario.Id) is { } problem
                ? [problem]
                : await StepRunner.RunAsync(scenario, assembly.Loaded!).WaitAsync(LongestScenario);
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }
}
