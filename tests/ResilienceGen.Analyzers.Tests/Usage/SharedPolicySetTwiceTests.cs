using System.Globalization;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4009, at the later of two declarations for one circuit, limit or retry budget.</summary>
public sealed class SharedPolicySetTwiceTests
{
    [Fact]
    public Task Equal_operations_of_one_endpoint_share_a_circuit() => UsageVerifier.VerifyAsync("""
        [Resilient, Endpoint("orders")] public interface IOrders { [CircuitBreaker(BreakDurationMs = 5_000)] Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IOrderReports { [{|RSG4009:CircuitBreaker(BreakDurationMs = 9_000)|}] Task GetAsync(); }
        """);

    [Fact]
    public Task Settings_of_one_against_the_defaults_of_the_other() => UsageVerifier.VerifyAsync("""
        [Resilient, Endpoint("orders"), {|RSG4009:CircuitBreaker(FailureRatio = 0.2)|}] public interface IOrders { Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IOrderReports { Task GetAsync(); Task FindAsync(); }
        """);

    [Fact]
    public Task Interface_that_sets_what_it_inherits_anew() => UsageVerifier.VerifyAsync("""
        [Resilient, Endpoint("orders")] public interface IOrders { Task GetAsync(); }
        [Resilient, {|RSG4009:CircuitBreaker(MinimumThroughput = 5)|}] public interface ISpecial : IOrders;
        """);

    [Fact]
    public Task Operations_of_a_chain_share_the_circuits_of_its_members() => UsageVerifier.VerifyAsync("""
        [Resilient, FallbackChain(typeof(One), typeof(Two))]
        public interface IApi
        {
            [CircuitBreaker(FailureRatio = 0.2)] Task GetAsync();
            [{|RSG4009:CircuitBreaker(FailureRatio = 0.9)|}] Task FindAsync();
        }
        public class One : IApi { public Task GetAsync() => Task.CompletedTask; public Task FindAsync() => Task.CompletedTask; }
        public sealed class Two : One;
        """);

    [Theory]
    [InlineData("FailOn = new[] { typeof(IOException) }", "FailOn = new[] { typeof(TimeoutException) }")]
    [InlineData("BreakBackoff = Backoff.Linear", "Probes = 2")]
    [InlineData("Mode = CircuitMode.MetricsOnly", "WindowCalls = 50")]
    public Task Every_setting_counts(string first, string second) => UsageVerifier.VerifyAsync($$"""
        [Resilient, Endpoint("orders")] public interface IOrders { [CircuitBreaker({{first}})] Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IOrderReports { [{|RSG4009:CircuitBreaker({{second}})|}] Task GetAsync(); }
        """);

    [Fact]
    public Task Members_with_policies_of_their_own_are_set_once() => UsageVerifier.VerifyAsync("""
        [Resilient, FallbackChain(typeof(One), typeof(Two))]
        public interface IApi
        {
            [CircuitBreaker(FailureRatio = 0.2)] Task GetAsync();
            [CircuitBreaker(FailureRatio = 0.9)] Task FindAsync();
        }
        [CircuitBreaker] public class One : IApi { public Task GetAsync() => Task.CompletedTask; public Task FindAsync() => Task.CompletedTask; }
        [Timeout] public sealed class Two : One;
        """);

    [Theory]
    [InlineData("[CircuitBreaker(BreakDurationMs = 9_000)] Task FindAsync();")]
    [InlineData("[CircuitBreaker(BreakDurationMs = 4_000)] Task GetAsync();")]
    [InlineData("[CircuitBreaker(BreakDurationMs = 4_000, FailureRatio = 0.5)] Task GetAsync();")]
    [InlineData("[CircuitBreaker(BreakDurationMs = 4_000, SkipOn = new Type[0], SlowCallRatio = 1.0, BreakBackoff = Backoff.Constant, PartitionBy = null)] Task GetAsync();")]
    [InlineData("[CircuitBreaker(Enabled = false, BreakDurationMs = 9_000)] Task GetAsync();")]
    [InlineData("[NoResilience] Task GetAsync();")]
    [InlineData("Task GetAsync(int id); Task GetAsync(string id);")]
    public Task Other_circuits_and_equal_settings_are_fine(string member) => UsageVerifier.VerifyAsync($$"""
        [Resilient, Endpoint("orders")] public interface IOrders { [CircuitBreaker(BreakDurationMs = 4_000)] Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IReports { {{member}} }
        """);

    [Fact]
    public Task Equal_names_at_two_endpoints_are_two_circuits() => UsageVerifier.VerifyAsync("""
        [Resilient, Endpoint("orders")] public interface IOrders { [CircuitBreaker(FailureRatio = 0.2)] Task GetAsync(); }
        [Resilient, Endpoint("stock")] public interface IStock { [CircuitBreaker(FailureRatio = 0.9)] Task GetAsync(); }
        [Resilient] public interface IPrices { Task GetAsync(); }
        """);

    [Theory]
    [InlineData("MaxConcurrent = 5", "MaxConcurrent = 9")]
    [InlineData("MaxConcurrent = 5", "MaxConcurrent = 5, QueueLimit = 1")]
    [InlineData("Adaptive = true", "")]
    public Task Equal_operations_of_one_endpoint_share_a_limit(string first, string second) => UsageVerifier.VerifyAsync($$"""
        [Resilient, Endpoint("orders")] public interface IOrders { [ConcurrencyLimit({{first}})] Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IOrderReports { [{|RSG4009:ConcurrencyLimit({{second}})|}] Task GetAsync(); }
        """);

    [Fact]
    public Task Operations_of_a_chain_share_the_limits_of_its_members() => UsageVerifier.VerifyAsync("""
        [Resilient, FallbackChain(typeof(One), typeof(Two))]
        public interface IApi
        {
            [ConcurrencyLimit(MaxConcurrent = 5)] Task GetAsync();
            [{|RSG4009:ConcurrencyLimit(MaxConcurrent = 9)|}] Task FindAsync();
        }
        [Timeout] public class One : IApi { public Task GetAsync() => Task.CompletedTask; public Task FindAsync() => Task.CompletedTask; }
        [Timeout] public sealed class Two : One;
        """);

    [Theory]
    [InlineData("Task GetAsync();")]
    [InlineData("[ConcurrencyLimit(MaxConcurrent = 9)] Task FindAsync();")]
    [InlineData("[ConcurrencyLimit(MaxConcurrent = 5, MinConcurrent = 1)] Task GetAsync();")]
    [InlineData("[ConcurrencyLimit(MaxConcurrent = 9, Enabled = false)] Task GetAsync();")]
    public Task Other_limits_and_none_are_fine(string member) => UsageVerifier.VerifyAsync($$"""
        [Resilient, Endpoint("orders")] public interface IOrders { [ConcurrencyLimit(MaxConcurrent = 5)] Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IReports { {{member}} }
        """);

    [Theory]
    [InlineData("Resilient", "RetryBudget(Ratio = 0.5)")]
    [InlineData("Resilient, RetryBudget(MinRetries = 1)", "RetryBudget(MinRetries = 2)")]
    public Task All_operations_of_an_endpoint_share_its_budget(string first, string second) => UsageVerifier.VerifyAsync($$"""
        [{{first}}, Endpoint("orders")] public interface IOrders { Task GetAsync(); }
        [Resilient, Endpoint("orders"), {|RSG4009:{{second}}|}] public interface IReports { Task FindAsync(); }
        """);

    [Theory]
    [InlineData("Resilient, Endpoint(\"orders\"), RetryBudget(Ratio = 0.2)")]
    [InlineData("Resilient, Endpoint(\"orders\"), RetryBudget(Ratio = 0.5, Enabled = false)")]
    [InlineData("Resilient(Defaults = ResilienceDefaults.None), Endpoint(\"orders\")")]
    [InlineData("Resilient, RetryBudget(Ratio = 0.5)")]
    public Task Equal_budgets_and_those_of_other_endpoints_are_fine(string second) => UsageVerifier.VerifyAsync($$"""
        [Resilient, Endpoint("orders")] public interface IOrders { Task GetAsync(); }
        [{{second}}] public interface IReports { Task FindAsync(); }
        """);

    [Fact]
    public Task Budget_of_the_assembly_is_one_for_all() => UsageVerifier.VerifyAsync("""
        [assembly: RetryBudget(Ratio = 0.5)]
        [Resilient, Endpoint("orders")] public interface IOrders { Task GetAsync(); }
        [Resilient, Endpoint("orders")] public interface IReports { Task FindAsync(); }
        """);

    [Fact]
    public async Task Message_names_what_is_shared_and_the_attribute()
    {
        var compilation = TestCompilation.Create("""
            using ResilienceGen;
            [Resilient, Endpoint("orders")] public interface IOrders { Task GetAsync(); }
            [Resilient, Endpoint("orders"), RetryBudget(Ratio = 0.5)] public interface IReports { Task FindAsync(); }
            """);
        var reported = Assert.Single(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));

        Assert.Equal(
            "'IReports.FindAsync' and 'IOrders.GetAsync' share the retry budget 'orders', and whoever is set up last decides for both, but Ratio is 0.5 here and 0.2 there; declare one [RetryBudget] for both, or name another endpoint",
            reported.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Operations_of_one_implementation_have_circuits_of_their_own() => UsageVerifier.VerifyMembersAsync(
        "[CircuitBreaker(FailureRatio = 0.2)] Task GetAsync(); [CircuitBreaker(FailureRatio = 0.9)] Task FindAsync();");
}
