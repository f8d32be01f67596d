using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Policies;

/// <summary>Each row of a table changes the property that it names, and no other.</summary>
public sealed class PolicyTablesTests
{
    private static readonly OperationDescriptor Declared = new("Api", "GetAsync")
    {
        Retry = new(),
        Timeout = new() { IdleMs = 100 },
        CircuitBreaker = new() { ConsecutiveFailures = 5, WindowCalls = 20, Probes = 4, SlowCallDurationMs = 100 },
        Hedge = new(),
        ConcurrencyLimit = new() { MaxConcurrent = 10 },
        SingleFlight = new(),
        Cache = new() { FreshMs = 100, StaleMs = 1_000 },
        RetryBudget = new(),
        Fallback = new(),
        Chain = new(),
    };

    public static IEnumerable<object[]> Rows =>
        from policy in PolicyTables.All
        from property in policy.Properties
        where property != "Enabled"
        select new object[] { policy.Name, property };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_ChangesThePropertyItNames(string policy, string property)
    {
        var declared = PolicyOf(Declared, policy);
        var effective = PolicyOf(PolicyConfiguration.Apply(Declared, Values($"Resilience:{policy}:{property}", Other(ValueOf(declared, property)))), policy);

        Assert.Equal([property], Properties(declared).Where(name => !Equals(ValueOf(declared, name), ValueOf(effective, name))));
    }

    private static object PolicyOf(OperationDescriptor descriptor, string policy) => policy switch
    {
        "CacheResult" => descriptor.Cache!,
        "FallbackChain" => descriptor.Chain!,
        _ => ValueOf(descriptor, policy),
    };

    // Configuration makes the list of members anew.
    private static IEnumerable<string> Properties(object policy) =>
        policy.GetType().GetProperties().Select(property => property.Name).Where(name => name != nameof(ChainPolicy.MemberPolicies));

    private static object ValueOf(object holder, string property) => holder.GetType().GetProperty(property)!.GetValue(holder)!;

    // A value in range that is not the declared one.
    private static string Other(object declared) => declared switch
    {
        bool value => (!value).ToString(),
        int value => (value + 1).ToString(),
        double value => value == 0.5 ? "0.6" : "0.5",
        Enum value => Enum.GetNames(value.GetType()).First(name => name != value.ToString()),
        _ => "System.TimeoutException",
    };

    private static IConfigurationRoot Values(string key, string value) => new ConfigurationBuilder()
        .Add(new MemoryConfigurationSource { InitialData = [new(key, value)] })
        .Build();
}
