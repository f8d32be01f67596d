using ResilienceGen.Conformance.Schema;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ResilienceGen.Conformance.Cases;

/// <summary>Finds the cases. A file that cannot be read yields none; a fact of its own fails then.</summary>
public sealed class ScenarioDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        try
        {
            return [.. ScenarioFile.Current.Runnable.Select(scenario => new ScenarioCase(messages, method, scenario.Id))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ScenarioFileException)
        {
            messages.OnMessage(new DiagnosticMessage(exception.Message));
            return [];
        }
    }
}
