using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>R16: identity of circuits.</summary>
public sealed class RegistryTests
{
    private readonly CircuitBreakerRegistry _registry = new(new VirtualTime(), new CoarseClock(new VirtualTime()));

    [Fact]
    public void SameKey_SameCircuit() => Assert.Same(Get("Api", "Get"), Get("Api", "Get"));

    [Theory]
    [InlineData("Api", "List")]
    [InlineData("Other", "Get")]
    [InlineData("api", "get")]
    public void OtherKey_OtherCircuit(string endpoint, string name) => Assert.NotSame(Get("Api", "Get"), Get(endpoint, name));

    [Fact]
    public void FirstPolicyCounts() =>
        Assert.Same(Get("Api", "Get").Policy, _registry.GetOrAdd(new("Api", "Get"), new() { BreakDurationMs = 777 }).Policy);

    [Fact]
    public void UnknownCircuit_IsNull() => Assert.Null(_registry.Find("Api", "Unknown"));

    [Fact]
    public void All_ListsEveryCircuit()
    {
        Get("Api", "Get");
        Get("Api", "List");

        Assert.Equal(["Get", "List"], _registry.All.Select(static circuit => circuit.Key.Name).Order());
    }

    private CircuitBreaker Get(string endpoint, string name) => _registry.GetOrAdd(new(endpoint, name), new());
}
