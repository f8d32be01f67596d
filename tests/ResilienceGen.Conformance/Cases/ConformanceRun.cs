using ResilienceGen.Conformance.Reporting;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Cases;

/// <summary>The run over the public file, or over the one that the environment names; writes the report.</summary>
public sealed class ConformanceRun() : ScenarioRun(ScenarioFile.Current)
{
    private protected override void Report(IReadOnlyDictionary<string, IReadOnlyList<string>> results, IReadOnlyDictionary<string, string> setAside) =>
        ConformanceReport.Write(File, results, setAside);
}
