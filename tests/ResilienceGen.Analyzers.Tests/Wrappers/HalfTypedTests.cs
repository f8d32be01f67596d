using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>While an interface is being typed it is broken most of the time: neither generator nor analyzer may throw then.</summary>
public sealed class HalfTypedTests
{
    private const string Whole = """
        using ResilienceGen;
        [assembly: Retry(MaxRetryAttempts = 2)]
        namespace Company.Clients;
        public interface IBase<T> { T this[int index] { get; set; } event System.Action<T> Changed; Task<T> GetBaseAsync(int id); }
        [Resilient(Defaults = ResilienceDefaults.None), FallbackChain(typeof(Large), typeof(Small<int>)), Endpoint("orders")]
        [CircuitBreaker(FailureRatio = 0.5, BreakDurationMs = 5_000)]
        public partial interface IOrders<in TKey, T> : IBase<T>, System.IDisposable where TKey : class, new() where T : struct
        {
            [Idempotent, Retry(MaxRetryAttempts = 5, Backoff = Backoff.Linear, UseJitter = false)]
            [System.Obsolete("old", false)]
            Task<(int Count, string Name)> FindAsync<TQuery>(TQuery query, in int limit = 10, CancellationToken cancellationToken = default) where TQuery : notnull;
            [Timeout(AttemptMs = 100, TotalMs = 50)] IAsyncEnumerable<T[]> ListAsync(string text = "a\"b", params object[] rest);
            [NoResilience] ref readonly int Peek(out string last);
            string Name { get; init; }
            static abstract int Version { get; }
            unsafe int* Pointer(delegate*<int, void> call) => null;
        }
        public sealed class Large; public sealed class Small<T>;
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Text_that_ends_anywhere_is_no_crash(int start)
    {
        for (var length = start; length < Whole.Length; length += 15) await SurvivesAsync(Whole[..length]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Text_with_a_hole_anywhere_is_no_crash(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var hole = random.Next(Whole.Length - 40);
            await SurvivesAsync(Whole.Remove(hole, random.Next(1, 40)));
        }
    }

    [Theory]
    [InlineData("[Resilient] public interface IApi : IApi { Task GetAsync(); }")]
    [InlineData("[Resilient] public interface ILeft : IRight; [Resilient] public interface IRight : ILeft { Task GetAsync(); }")]
    [InlineData("[Resilient] public interface IApi : IMissing, Missing.IOther<int>, System.Object { Unknown<T> Get(Other other, ref ref int x); }")]
    [InlineData("[Resilient] public interface IApi { Task GetAsync(); Task GetAsync(); int GetAsync { get; } int this[] { get; } event Missing Done; int P { } }")]
    [InlineData("[Resilient] public interface IApi<T, T> where T : T where U : class; [Resilient] public interface IApi<T, T>;")]
    [InlineData("[Resilient(Defaults = 3, Defaults = \"x\", Unknown = 1)] [Resilient] [Retry(DelayMs = Missing)] [FallbackChain(Missing, typeof(), typeof(Missing))] public interface IApi { [Timeout(TotalMs = 1.5)] Task GetAsync(int x = Missing, decimal d = \"\"); }")]
    [InlineData("[Resilient] public interface { Task GetAsync(); } [Resilient] public class C; [Resilient] interface")]
    public Task Declaration_that_makes_no_sense_is_no_crash(string source) => SurvivesAsync($"using ResilienceGen; {source}");

    private static async Task SurvivesAsync(string text)
    {
        var compilation = TestCompilation.Create(text);
        var results = CSharpGeneratorDriver.Create([new WrapperGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGenerators(compilation).GetRunResult().Results;
        Assert.True(results.Single().Exception is null, $"{results.Single().Exception}\nwhile generating for\n{text}");
        await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation);
    }
}
