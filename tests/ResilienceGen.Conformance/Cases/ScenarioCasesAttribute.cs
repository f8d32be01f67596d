using Xunit.Sdk;

namespace ResilienceGen.Conformance.Cases;

/// <summary>Makes one case of each runnable scenario of the file.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ResilienceGen.Conformance.Cases.ScenarioDiscoverer", "ResilienceGen.Conformance")]
public sealed class ScenarioCasesAttribute : FactAttribute;
