using System.ComponentModel;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ResilienceGen.Conformance.Cases;

/// <summary>A scenario as a case: named by its id, skipped only for a capability that is missing.</summary>
public sealed class ScenarioCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer")]
    public ScenarioCase()
    {
    }

    public ScenarioCase(IMessageSink messages, ITestMethod method, string id)
        : base(messages, TestMethodDisplay.Method, TestMethodDisplayOptions.None, method, [id])
    {
    }

    private string Id => (string)TestMethodArguments[0];

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => Id;

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        Capabilities.Lacking(ScenarioFile.Current.Runnable.Single(scenario => scenario.Id == Id).Requires);
}
