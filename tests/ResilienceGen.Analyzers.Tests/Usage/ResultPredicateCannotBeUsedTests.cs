namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4020, at the attribute.</summary>
public sealed class ResultPredicateCannotBeUsedTests
{
    [Theory]
    [InlineData("Task<string> AAsync(); bool Bad(string result);")]
    [InlineData("Task<string> AAsync(); static bool Good(string result) => false;")]
    [InlineData("Task<string> AAsync(); static int Bad(string result) => 0;")]
    [InlineData("Task<string> AAsync(); static bool Bad(int result) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad(ref string result) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad(string result, int more) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad<T>(T result) => false;")]
    [InlineData("Task<string> AAsync(); private static bool Bad(string result) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad(object result) => false; static bool Bad(IEnumerable<char> result) => false;")]
    [InlineData("Task<int> AAsync(); static bool Bad(long result) => false;")]
    [InlineData("Task<int> AAsync(); static bool Bad(object result) => false;")]
    [InlineData("Task AAsync(); static bool Bad(string result) => false;")]
    [InlineData("IAsyncEnumerable<string> AAsync(); static bool Bad(string result) => false;")]
    [InlineData("Task<List<T>> AAsync<T>(); static bool Bad(object result) => false;")]
    public Task Predicate_that_does_not_fit_is_an_error(string members) => UsageVerifier.VerifyMembersAsync($"[{{|RSG4020:HandleResult(\"Bad\")|}}] {members}");

    [Theory]
    [InlineData("Task<string> AAsync(); static bool Bad(string result) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad(object result) => false;")]
    [InlineData("Task<string> AAsync(); static bool Bad(object result) => false; static bool Bad(string result) => false;")]
    [InlineData("Task<string?> AAsync(); static bool Bad(string? result) => result is null;")]
    [InlineData("ValueTask<int> AAsync(); static bool Bad(int result) => false; static bool Bad(long result) => false;")]
    [InlineData("int A(); internal static bool Bad(int result) => false;")]
    [InlineData("Task<HttpResponseMessage> AAsync<T>(T a); static bool Bad(HttpResponseMessage result) => false;")]
    public Task Predicate_that_fits_is_fine(string members) => UsageVerifier.VerifyMembersAsync($"[HandleResult(\"Bad\")] {members}");

    [Theory]
    [InlineData("[HandleResult(typeof(Checks), nameof(Checks.IsEmpty))] Task<string> AAsync();")]
    [InlineData("[{|RSG4020:HandleResult(typeof(Checks), \"Missing\")|}] Task<string> AAsync();")]
    [InlineData("[{|RSG4020:HandleResult(typeof(Checks), \"Hidden\")|}] Task<string> AAsync();")]
    [InlineData("[{|RSG4020:HandleResult(typeof(List<>), \"Exists\")|}] Task<string> AAsync();")]
    public Task Predicate_of_another_type_is_looked_for_there(string member) => UsageVerifier.VerifyAsync($$"""
        internal static class Checks
        {
            public static bool IsEmpty(string result) => result.Length == 0;

            private static bool Hidden(string result) => false;
        }

        [Resilient]
        internal interface IClient
        {
            {{member}}
        }
        """);

    [Fact]
    public Task Predicate_of_a_base_class_is_found() => UsageVerifier.VerifyAsync("""
        public abstract class Rules
        {
            public static bool IsEmpty(string result) => result.Length == 0;
        }

        public sealed class OrderRules : Rules;

        [Resilient]
        public interface IClient
        {
            [HandleResult(typeof(OrderRules), nameof(OrderRules.IsEmpty))]
            Task<string> GetAsync();
        }
        """);

    [Fact]
    public Task Predicate_of_a_base_is_found() => UsageVerifier.VerifyAsync("""
        public interface IBase<T>
        {
            static bool IsBad(T result) => false;
        }

        [Resilient]
        public interface IClient : IBase<string>
        {
            [HandleResult("IsBad")]
            Task<string> GetAsync();
        }
        """);
}
