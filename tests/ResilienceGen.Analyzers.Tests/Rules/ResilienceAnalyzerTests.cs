using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Tests.Rules;

public class ResilienceAnalyzerTests
{
    [Fact]
    public void EveryRule_IsPartOfThePack()
    {
        var rules = typeof(TypeRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TypeRule)) && !type.IsAbstract);
        var reported = new ResilienceAnalyzer().SupportedDiagnostics;
        Assert.All(rules, rule => Assert.All(((TypeRule)Activator.CreateInstance(rule)!).Descriptors, descriptor => Assert.Contains(descriptor, reported)));
    }
}
