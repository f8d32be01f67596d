using System.Reflection;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Policies;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>The compiler side knows the runtime by name only; here each name meets the real assembly.</summary>
public sealed class KnownTypesTests
{
    private static readonly Assembly Runtime = typeof(ResilientAttribute).Assembly;

    public static TheoryData<string> RuntimeNames =>
    [
        .. typeof(KnownTypes).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constant => constant.IsLiteral)
            .Select(constant => (string)constant.GetRawConstantValue()!)
            .Where(name => name.StartsWith("ResilienceGen.", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(RuntimeNames))]
    public void Name_of_the_runtime_is_the_name_of_a_type(string name) =>
        Assert.Contains(Runtime.GetExportedTypes(), type => type.FullName == name || type.FullName == name + "`1");

    [Fact]
    public void Registrations_call_a_method_that_the_runtime_has() =>
        Assert.NotNull(Runtime.GetType(KnownTypes.ResilienceServices, throwOnError: true)!.GetMethod("AddResilience"));

    [Theory]
    [InlineData(KnownTypes.ServiceCollection)]
    [InlineData(KnownTypes.ServiceCollectionDescriptorExtensions)]
    [InlineData(KnownTypes.TaskOfResult)]
    [InlineData(KnownTypes.ValueTaskOfResult)]
    [InlineData(KnownTypes.AsyncEnumerable)]
    public void Name_of_the_framework_is_the_name_of_a_type(string name) =>
        Assert.NotNull(TestCompilation.Create("").GetTypeByMetadataName(name));

    [Fact]
    public void Property_with_a_range_exists_on_attribute_and_policy()
    {
        foreach (var range in PolicyRange.All)
        {
            var attribute = Runtime.GetType(range.Attribute, throwOnError: true)!;
            Assert.NotNull(attribute.GetProperty(range.Property));
            Assert.NotNull(PolicyOf(attribute).GetProperty(range.Property));
        }
    }

    // Generated code writes what the user wrote and leaves the rest to the record.
    [Fact]
    public void Defaults_of_attribute_and_policy_are_equal()
    {
        foreach (var attribute in new[] { typeof(RetryAttribute), typeof(TimeoutAttribute), typeof(CircuitBreakerAttribute), typeof(RetryBudgetAttribute), typeof(HedgeAttribute), typeof(ConcurrencyLimitAttribute), typeof(SingleFlightAttribute), typeof(CacheResultAttribute) })
        {
            var policy = PolicyOf(attribute);
            foreach (var property in policy.GetProperties().Where(property => property.SetMethod is not null && property.PropertyType != typeof(ErrorList)))
            {
                Assert.Equal(
                    attribute.GetProperty(property.Name)!.GetValue(Activator.CreateInstance(attribute)),
                    property.GetValue(Activator.CreateInstance(policy)));
            }
        }
    }

    // What the generator does not know of, no attribute can say.
    [Fact]
    public void Properties_that_descriptors_repeat_are_those_of_the_policies()
    {
        AssertProperties(typeof(RetryPolicy), PolicyProperties.Retry);
        AssertProperties(typeof(TimeoutPolicy), PolicyProperties.Timeout);
        AssertProperties(typeof(CircuitBreakerPolicy), PolicyProperties.CircuitBreaker);
        AssertProperties(typeof(FallbackPolicy), PolicyProperties.Fallback);
        AssertProperties(typeof(RetryBudgetPolicy), PolicyProperties.RetryBudget);
        AssertProperties(typeof(HedgePolicy), PolicyProperties.Hedge);
        AssertProperties(typeof(ConcurrencyLimitPolicy), PolicyProperties.ConcurrencyLimit);
        AssertProperties(typeof(SingleFlightPolicy), PolicyProperties.SingleFlight);
        AssertProperties(typeof(CachePolicy), PolicyProperties.Cache);
        AssertProperties(typeof(ChainPolicy), [.. PolicyProperties.Chain, nameof(ChainPolicy.Routes), nameof(ChainPolicy.MemberPolicies)]);

        static void AssertProperties(Type policy, string[] expected) => Assert.Equal(
            expected.Order(),
            policy.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name).Order());
    }

    [Fact]
    public void Defaults_that_rules_reckon_with_are_those_of_the_attributes()
    {
        Assert.Equal(
            (new RetryAttribute().MaxRetryAttempts, new RetryAttribute().DelayMs, new RetryAttribute().MaxDelayMs),
            (PolicyDefaults.MaxRetryAttempts, PolicyDefaults.DelayMs, PolicyDefaults.MaxDelayMs));
        Assert.Equal((new RetryAttribute().UseJitter, new RetryAttribute().JitterFactor), (PolicyDefaults.UseJitter, PolicyDefaults.JitterFactor));
        Assert.Equal(
            (new TimeoutAttribute().AttemptMs, new TimeoutAttribute().TotalMs),
            (PolicyDefaults.AttemptMs, PolicyDefaults.TotalMs));
        Assert.Equal(PolicyDefaults.MinimumThroughput, new CircuitBreakerAttribute().MinimumThroughput);
        Assert.Equal((new ConcurrencyLimitAttribute().MinConcurrent, new ConcurrencyLimitAttribute().MaxConcurrent), (PolicyDefaults.MinConcurrent, PolicyDefaults.MaxConcurrent));
        Assert.Equal(1, (int)ResilienceDefaults.None);
    }

    [Fact]
    public void Settings_of_shared_policies_are_those_of_their_attributes_with_their_defaults()
    {
        foreach (var policy in SharedPolicy.All)
        {
            var attribute = Activator.CreateInstance(Runtime.GetType(policy.Attribute)!)!;
            var kind = policy.Attribute[(policy.Attribute.LastIndexOf('.') + 1)..].Replace("Attribute", "");
            var properties = (string[])typeof(PolicyProperties).GetField(kind)!.GetValue(null)!;
            Assert.Equal(properties.Where(property => property != "Enabled"), policy.Settings.Select(setting => setting.Name));
            Assert.All(policy.Settings, setting => Assert.Equal(setting.Default, Text(attribute.GetType().GetProperty(setting.Name)!.GetValue(attribute)!)));
        }

        static string? Text(object value) => value switch
        {
            Type[] types => $"{{{string.Join(", ", types.Select(type => type.Name))}}}",
            Enum => $"{value.GetType().Name}.{value}",
            bool => value.ToString()!.ToLowerInvariant(),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static Type PolicyOf(Type attribute) =>
        Runtime.GetExportedTypes().Single(type => type.Name == attribute.Name.Replace("CacheResult", "Cache").Replace("Attribute", "Policy"));
}
