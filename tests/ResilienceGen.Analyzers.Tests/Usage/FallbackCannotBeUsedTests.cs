namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4014, at the attribute.</summary>
public sealed class FallbackCannotBeUsedTests
{
    [Theory]
    [InlineData("Task<int> AAsync(string name, int type); Task<int> BAsync(string name);")]
    [InlineData("Task<int> AAsync(string name); Task<int> BAsync(string name, int type);")]
    [InlineData("Task AAsync(); Task<int> BAsync();")]
    [InlineData("Task<int> AAsync(); ValueTask<int> BAsync();")]
    [InlineData("Task<int> AAsync(); Task<long> BAsync();")]
    [InlineData("Task AAsync(IEnumerable<IComparable> a); Task BAsync(IEnumerable<string> a);")]
    [InlineData("Task AAsync(string a); Task BAsync(object a);")]
    [InlineData("Task AAsync(int a); Task BAsync(in int a);")]
    [InlineData("Task AAsync(int a); Task BAsync(Exception error, int a);")]
    [InlineData("Task AAsync(int a); Task BAsync(int a, IOException error);")]
    [InlineData("Task AAsync(int a); Task BAsync(int a, Exception error, Exception more);")]
    [InlineData("Task AAsync<T>(T a); Task BAsync(object a);")]
    [InlineData("Task AAsync<T>(T a); Task BAsync<T>(T a) where T : class;")]
    [InlineData("Task AAsync(); Task CAsync();")]
    [InlineData("Task AAsync(); static Task BAsync() => Task.CompletedTask;")]
    [InlineData("Task AAsync(); private Task BAsync() => Task.CompletedTask;")]
    [InlineData("Task AAsync(); int BAsync { get; }")]
    [InlineData("Task AAsync(int a); Task BAsync(int a); Task BAsync(int a, CancellationToken ct);")]
    [InlineData("Task AAsync(int a); Task BAsync(int a); Task BAsync(int a, Exception error);")]
    public Task Method_that_does_not_fit_is_an_error(string members) => UsageVerifier.VerifyMembersAsync($"[{{|RSG4014:Fallback(\"BAsync\")|}}] {members}");

    [Theory]
    [InlineData("Task AAsync(int a); Task BAsync(int a);")]
    [InlineData("Task AAsync(int a, CancellationToken ct = default); Task BAsync(int b, CancellationToken ct);")]
    [InlineData("Task AAsync(int a); Task BAsync(int b, CancellationToken ct);")]
    [InlineData("Task AAsync(int a, CancellationToken ct); Task BAsync(int b, Exception error);")]
    [InlineData("Task AAsync(int a, CancellationToken ct); Task BAsync(int b, Exception error, CancellationToken ct);")]
    [InlineData("Task AAsync(params object[] a); Task BAsync(object[] a);")]
    [InlineData("void AAsync(); void BAsync();")]
    [InlineData("IAsyncEnumerable<int> AAsync(); IAsyncEnumerable<int> BAsync();")]
    [InlineData("Task AAsync(string? a); Task BAsync(string a);")]
    [InlineData("Task<(int A, int B)> AAsync(); Task<(int, int)> BAsync();")]
    [InlineData("Task<T> AAsync<T>(List<T> a) where T : class, IComparable<T>; Task<U> BAsync<U>(List<U> a) where U : class, IComparable<U>;")]
    [InlineData("Task AAsync(int a); Task BAsync(int a); Task BAsync(string a); Task BAsync<T>(int a);")]
    [InlineData("Task AAsync(int a); Task BAsync(int a) => Task.CompletedTask;")]
    [InlineData("Task AAsync(int a); internal Task BAsync(int a) => Task.CompletedTask;")]
    public Task Method_that_fits_is_fine(string members) => UsageVerifier.VerifyMembersAsync($"[Fallback(\"BAsync\")] {members}");

    [Theory]
    [InlineData("public interface IRoot<T> { Task BAsync(int a, T b); } [Resilient] public interface IApi : IRoot<long> { [Fallback(\"BAsync\")] Task AAsync(int a, long b); }")]
    [InlineData("public interface IRoot<T> { Task BAsync(List<HashSet<T>> a); } [Resilient] public interface IApi : IRoot<string> { [Fallback(\"BAsync\")] Task AAsync(List<HashSet<string>> a); }")]
    [InlineData("public interface IRoot<T> { [Fallback(\"BAsync\")] Task<T> AAsync(); Task<T> BAsync(); } [Resilient] public interface IApi : IRoot<long>;")]
    [InlineData("public interface IRoot { Task BAsync(); } [Resilient] public interface IApi : IRoot { [Fallback(\"BAsync\")] Task AAsync(); new Task BAsync(); }")]
    [InlineData("public interface IRoot<T> { [{|RSG4014:Fallback(\"BAsync\")|}] Task<T> AAsync(); Task<string> BAsync(); } [Resilient] public interface IApi : IRoot<long>;")]
    [InlineData("public interface IRoot { [{|RSG4014:Fallback(\"BAsync\")|}] Task AAsync(); } [Resilient] public interface IApi : IRoot { Task BAsync(); }")]
    [InlineData("public interface IOther { Task BAsync(); } [Resilient] public interface IApi { [{|RSG4014:Fallback(\"BAsync\")|}] Task AAsync(); }")]
    [InlineData("public interface ILeft { Task BAsync(); } public interface IRight { Task BAsync(); } [Resilient] public interface IApi : ILeft, IRight { [{|RSG4014:Fallback(\"BAsync\")|}] Task AAsync(); }")]
    public Task Bases_count_and_others_do_not(string source) => UsageVerifier.VerifyAsync(source);

    [Theory]
    [InlineData("[{|RSG4014:Fallback|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(\"\")|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(null!)|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(\"BAsync\", Value = 1)|}] Task<int> AAsync(); Task<int> BAsync();")]
    [InlineData("[{|RSG4014:Fallback(\"BAsync\", Handler = typeof(Numbers))|}] Task<int> AAsync(); Task<int> BAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = null, Handler = typeof(Numbers))|}] Task<int> AAsync();")]
    public Task Exactly_one_thing_answers(string members) => VerifyHandlersAsync(members);

    [Theory]
    [InlineData("[{|RSG4014:Fallback(Value = \"1\")|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = null)|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = 256)|}] byte AAsync(int id);")]
    [InlineData("[{|RSG4014:Fallback(Value = 1L)|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = 1)|}] Task AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = 1)|}] void AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = null)|}] IAsyncEnumerable<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Value = null)|}] Task<T> AAsync<T>();")]
    [InlineData("[Fallback(Value = 255)] byte AAsync(int id);")]
    [InlineData("[Fallback(Value = 1)] Task<long?> AAsync();")]
    [InlineData("[Fallback(Value = 1)] ValueTask<decimal> AAsync();")]
    [InlineData("[Fallback(Value = null)] Task<string?> AAsync();")]
    [InlineData("[Fallback(Value = \"x\")] Task<IComparable<string>> AAsync();")]
    [InlineData("[Fallback(Value = new[] { \"x\" })] Task<IReadOnlyList<object>> AAsync();")]
    public Task Value_is_of_the_result_type(string members) => VerifyHandlersAsync(members);

    [Theory]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Numbers))|}] Task<string> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Numbers))|}] Task AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Numbers))|}] int AAsync(int id);")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Numbers))|}] IAsyncEnumerable<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Hidden))|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Abstract))|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(Open<>))|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = typeof(string))|}] Task<int> AAsync();")]
    [InlineData("[{|RSG4014:Fallback(Handler = null)|}] Task<int> AAsync();")]
    [InlineData("[Fallback(Handler = typeof(Numbers))] Task<int> AAsync();")]
    [InlineData("[Fallback(Handler = typeof(Numbers))] ValueTask AAsync();")]
    [InlineData("[Fallback(Handler = typeof(Open<int>))] Task<int> AAsync();")]
    public Task Handler_can_be_created_and_handles_the_result(string members) => VerifyHandlersAsync(members.Replace("(Numbers))] ValueTask", "(Silence))] ValueTask"));

    [Fact]
    public Task Fallback_that_no_wrapper_reads_is_not_looked_into() =>
        UsageVerifier.VerifyAsync("public interface IRoot { [Fallback(\"Missing\")] Task AAsync(); }");

    private static Task VerifyHandlersAsync(string members) => UsageVerifier.VerifyAsync($$"""
        using ResilienceGen.Pipelines;
        [Resilient] public interface IApi { {{members}} }
        public class Numbers : IFallbackHandler<int> { public ValueTask<int> HandleAsync(string operation, Exception error, CancellationToken cancellationToken) => new(1); }
        public class Open<T> : Numbers;
        public class Hidden : Numbers { private Hidden() { } }
        public abstract class Abstract : Numbers;
        public class Silence : IFallbackHandler<Nothing> { public ValueTask<Nothing> HandleAsync(string operation, Exception error, CancellationToken cancellationToken) => default; }
        """);
}
