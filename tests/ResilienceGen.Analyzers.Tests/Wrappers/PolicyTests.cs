using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>Which policies reach a method: the nearest declaration of each kind, whole.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void Bare_interface_gets_the_defaults_of_the_runtime() =>
        AssertDescriptor("[Resilient] public interface IApi { Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Retry = new(), Timeout = new(), CircuitBreaker = new(), RetryBudget = new() }""");

    [Fact]
    public void Defaults_none_leaves_only_what_is_declared() =>
        AssertDescriptor("[Resilient(Defaults = ResilienceDefaults.None), Retry(MaxRetryAttempts = 2)] public interface IApi { Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Retry = new() { MaxRetryAttempts = 2 } }""");

    [Fact]
    public void Under_defaults_none_a_limit_that_is_not_written_is_no_limit() =>
        AssertDescriptor("[Resilient(Defaults = ResilienceDefaults.None), Timeout(TotalMs = 500)] public interface IApi { Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Timeout = new() { AttemptMs = 0, TotalMs = 500 } }""");

    [Fact]
    public void Defaults_of_the_assembly_hold_where_the_interface_is_silent() =>
        AssertDescriptor("[Resilient] public interface IApi { Task SendAsync(); }",
            """new("App.IApi", "SendAsync")""", "[assembly: Resilient(Defaults = ResilienceDefaults.None)]");

    [Fact]
    public void Switched_off_policy_is_declared_so_that_configuration_can_switch_it_on() =>
        AssertDescriptor("[Resilient, Timeout(Enabled = false), RetryBudget(Enabled = false)] public interface IApi { [CircuitBreaker(FailureRatio = 0.1, Enabled = false), Retry(MaxRetryAttempts = 0)] Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Retry = new() { MaxRetryAttempts = 0 }, Timeout = new() { Enabled = false }, CircuitBreaker = new() { FailureRatio = 0.1, Enabled = false }, RetryBudget = new() { Enabled = false } }""");

    [Fact]
    public void Descriptor_repeats_every_property_and_lists_of_exceptions_as_types() =>
        AssertDescriptor("""
            [Resilient(Defaults = ResilienceDefaults.None)] public interface IApi
            {
                [Retry(JitterFactor = 0.5, HonorRetryAfter = false, RetryOn = new[] { typeof(IOException) }, AbortOn = new Type[0])]
                [Timeout(IdleMs = 70, Abandon = true), CircuitBreaker(WindowCalls = 20, BreakBackoff = Backoff.Linear, Mode = CircuitMode.MetricsOnly, MaxPartitions = 5)]
                Task SendAsync();
            }
            """,
            """new("App.IApi", "SendAsync") { Retry = new() { JitterFactor = 0.5, HonorRetryAfter = false, RetryOn = new global::System.Type[] { typeof(global::System.IO.IOException) }, AbortOn = new global::System.Type[] { } }, """
            + "Timeout = new() { AttemptMs = 0, TotalMs = 0, IdleMs = 70, Abandon = true }, "
            + "CircuitBreaker = new() { WindowCalls = 20, BreakBackoff = global::ResilienceGen.Backoff.Linear, Mode = global::ResilienceGen.CircuitMode.MetricsOnly, MaxPartitions = 5 } }");

    [Theory]
    [InlineData("HandleResult(nameof(IsBusy))", "global::App.IApi.IsBusy")]
    [InlineData("HandleResult(typeof(Checks), nameof(Checks.IsEmpty))", "global::App.Checks.IsEmpty")]
    public void Result_predicate_is_handed_on_as_a_method(string attribute, string method) =>
        AssertDescriptor(
            $$"""
            public static class Checks { public static bool IsEmpty(object value) => false; }
            [Resilient(Defaults = ResilienceDefaults.None)] public interface IApi { [{{attribute}}] Task<string> SendAsync(); static bool IsBusy(string value) => false; }
            """,
            $$"""new("App.IApi", "SendAsync") { HandledResults = global::ResilienceGen.Policies.ResultPredicate.Of<string>({{method}}) }""");

    [Fact]
    public void Chosen_policies_are_declared_where_somebody_chose_them() =>
        AssertDescriptor("[SingleFlight] public interface IRoot { [CacheResult(FreshMs = 50)] Task<int> SendAsync(); } [Resilient(Defaults = ResilienceDefaults.None), Hedge(MaxHedges = 2)] public interface IApi : IRoot { [ConcurrencyLimit(Adaptive = true), Idempotent] new Task<int> SendAsync(); }",
            """new("App.IApi", "SendAsync") { Hedge = new() { MaxHedges = 2 }, ConcurrencyLimit = new() { Adaptive = true }, SingleFlight = new(), IsIdempotent = true }""");

    [Fact]
    public void Chosen_policy_of_the_interface_holds_for_the_methods_that_it_fits() =>
        AssertDescriptor("[Resilient(Defaults = ResilienceDefaults.None), Hedge, SingleFlight, CacheResult, ConcurrencyLimit] public interface IApi { Task<int> SendAsync(); }",
            """new("App.IApi", "SendAsync") { ConcurrencyLimit = new() }""");

    [Fact]
    public void Budget_comes_from_the_nearest_declaration() =>
        AssertDescriptor("[RetryBudget(Ratio = 0.1)] public interface IRoot { Task SendAsync(); } [Resilient(Defaults = ResilienceDefaults.None)] public interface IApi : IRoot;",
            """new("App.IApi", "SendAsync") { RetryBudget = new() { Ratio = 0.1 } }""", "[assembly: RetryBudget(MinRetries = 9)]");

    [Theory]
    [InlineData("[Resilient(Defaults = ResilienceDefaults.None), AllowNestedRetry] public interface IApi { Task SendAsync(); }", "")]
    [InlineData("[Resilient(Defaults = ResilienceDefaults.None)] public interface IApi { [AllowNestedRetry] Task SendAsync(); }", "")]
    [InlineData("[Resilient(Defaults = ResilienceDefaults.None)] public interface IApi { Task SendAsync(); }", "[assembly: AllowNestedRetry]")]
    public void Nested_retry_is_allowed_at_any_level(string source, string more) =>
        AssertDescriptor(source, """new("App.IApi", "SendAsync") { AllowsNestedRetry = true }""", more);

    [Fact]
    public void Method_replaces_interface_without_merging() =>
        AssertDescriptor("[Resilient, Retry(MaxRetryAttempts = 9, DelayMs = 7)] public interface IApi { [Retry(DelayMs = 5)] Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Retry = new() { DelayMs = 5 }, Timeout = new(), CircuitBreaker = new(), RetryBudget = new() }""");

    [Fact]
    public void Interface_replaces_base_and_base_replaces_assembly() =>
        AssertDescriptor("[Retry(DelayMs = 1), Timeout(AttemptMs = 20)] public interface IRoot { Task SendAsync(); } [Resilient, Retry(DelayMs = 2)] public interface IApi : IRoot;",
            """new("App.IApi", "SendAsync") { Retry = new() { DelayMs = 2 }, Timeout = new() { AttemptMs = 20 }, CircuitBreaker = new() { FailureRatio = 0.25 }, RetryBudget = new() }""",
            "[assembly: Retry(DelayMs = 3), Timeout(AttemptMs = 30), CircuitBreaker(FailureRatio = 0.25)]");

    [Fact]
    public void Method_of_a_base_replaces_the_interface_that_inherits_it() =>
        AssertDescriptor("public interface IRoot { [Retry(DelayMs = 1)] Task SendAsync(); } [Resilient(Defaults = ResilienceDefaults.None), Retry(DelayMs = 2)] public interface IApi : IRoot;",
            """new("App.IApi", "SendAsync") { Retry = new() { DelayMs = 1 } }""");

    [Fact]
    public void Redeclared_method_leaves_the_attributes_of_the_hidden_one() =>
        AssertDescriptor("[Retry(DelayMs = 1)] public interface IRoot { [Retry(DelayMs = 2)] Task SendAsync(); } [Resilient(Defaults = ResilienceDefaults.None)] public interface IApi : IRoot { new Task SendAsync(); }",
            """new("App.IApi", "SendAsync") { Retry = new() { DelayMs = 1 } }""");

    [Fact]
    public void Endpoint_names_the_service() =>
        AssertDescriptor("[Resilient(Defaults = ResilienceDefaults.None), Endpoint(\"orders\")] public interface IApi { Task SendAsync(); }",
            """new("orders", "SendAsync")""");

    [Theory]
    [InlineData("Task {0}();", "GetAsync", true)]
    [InlineData("Task {0}();", "GetawayAsync", false)]
    [InlineData("Task {0}();", "get_items", true)]
    [InlineData("Task {0}();", "GETItems", true)]
    [InlineData("Task {0}();", "Get2", true)]
    [InlineData("Task {0}();", "ListAsync", true)]
    [InlineData("Task {0}();", "ListenAsync", false)]
    [InlineData("Task {0}();", "CountAsync", true)]
    [InlineData("Task {0}();", "CounterAsync", false)]
    [InlineData("Task {0}();", "ReadyAsync", false)]
    [InlineData("Task {0}();", "UpdateAsync", false)]
    [InlineData("[Idempotent] Task {0}();", "UpdateAsync", true)]
    [InlineData("[NonIdempotent] Task {0}();", "GetAsync", false)]
    [InlineData("[Idempotent, NonIdempotent] Task {0}();", "GetAsync", false)]
    [InlineData("[Refit.Post] Task {0}();", "GetAsync", false)]
    [InlineData("[Refit.Put] Task {0}();", "StoreAsync", true)]
    [InlineData("[Refit.Patch, Idempotent] Task {0}();", "StoreAsync", true)]
    [InlineData("[RestEase.Delete] Task {0}();", "RemoveAsync", true)]
    [InlineData("[WebApiClientCore.Attributes.HttpGet] Task {0}();", "ThingsAsync", true)]
    [InlineData("[Other.Get] Task {0}();", "StoreAsync", false)]
    [InlineData("Task {0}([IdempotencyKey] string key);", "StoreAsync", true)]
    [InlineData("Task {0}([IdempotencyKey] string? key, Guid other);", "StoreAsync", true)]
    [InlineData("Task {0}([IdempotencyKey] in Guid? key);", "StoreAsync", true)]
    [InlineData("Task {0}([IdempotencyKey] int key);", "StoreAsync", false)]
    [InlineData("[NonIdempotent] Task {0}([IdempotencyKey] string key);", "StoreAsync", false)]
    [InlineData("Task {0}(Stream body);", "GetAsync", false)]
    [InlineData("[Idempotent] Task {0}(StringContent body);", "GetAsync", false)]
    [InlineData("Task {0}(HttpRequestMessage message);", "GetAsync", false)]
    [InlineData("Task {0}(IAsyncEnumerable<int> items);", "GetAsync", false)]
    [InlineData("Task {0}<T>(T items) where T : MemoryStream;", "GetAsync", false)]
    [InlineData("Task {0}(List<int> items, Lazy<Stream> later);", "GetAsync", true)]
    public void Idempotency_comes_from_attributes_then_verbs_then_words(string declaration, string name, bool isIdempotent)
    {
        var generated = Generate($"[Resilient(Defaults = ResilienceDefaults.None)] public interface IApi {{ {string.Format(declaration, name)} }}", """
            namespace Refit { public sealed class PostAttribute : Attribute; public sealed class PutAttribute : Attribute; public sealed class PatchAttribute : Attribute; }
            namespace RestEase { public sealed class DeleteAttribute : Attribute; }
            namespace WebApiClientCore.Attributes { public sealed class HttpGetAttribute : Attribute; }
            namespace Other { public sealed class GetAttribute : Attribute; }
            """);
        Assert.Equal(isIdempotent, generated.Text.Contains("IsIdempotent = true", StringComparison.Ordinal));
    }

    [Fact]
    public void Overloads_are_told_apart_by_their_parameters_and_hidden_members_by_their_interface()
    {
        var text = Generate("public interface IRoot { Task AAsync(int i); } [Resilient] public interface IApi : IRoot { new Task AAsync(int i); Task AAsync(string s, CancellationToken ct); }").Text;
        foreach (var operation in new[] { "AAsync(int)", "AAsync(string, CancellationToken)", "IRoot.AAsync" })
            Assert.Contains($"new(\"App.IApi\", \"{operation}\")", text, StringComparison.Ordinal);
    }

    private static void AssertDescriptor(string source, string expected, string more = "")
    {
        var body = Generate(source, more).Body("SendAsyncDescriptor");
        var onOneLine = System.Text.RegularExpressions.Regex.Replace(body, @"\s+", " ");
        Assert.Equal(expected, body.Contains('\n') ? onOneLine[..^3] + " }" : onOneLine);
    }

    private static GeneratedSources Generate(string source, string more = "") =>
        GeneratorVerifier<WrapperGenerator>.Generate($"namespace App;\n{source}", $"global using ResilienceGen;\n{more}").AssertCompiles();
}
