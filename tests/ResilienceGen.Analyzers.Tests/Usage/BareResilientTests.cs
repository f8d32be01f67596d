using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>A bare <c>[Resilient]</c> on an ordinary interface is never answered by a diagnostic, whatever its members are called.</summary>
public sealed class BareResilientTests
{
    [Fact]
    public Task Ordinary_interface_gives_no_diagnostic() => UsageVerifier.VerifyMembersAsync("""
        Task GetAsync();
        Task CreateAsync(string item, CancellationToken ct = default);
        ValueTask<int> DeleteAsync(int id);
        void Send(string text);
        string Read(in int id);
        IAsyncEnumerable<string> StreamAsync(string text, CancellationToken ct = default);
        Task<T> MapAsync<T>(T value) where T : notnull;
        string Name { get; set; }
        int this[int i] { get; }
        event EventHandler Changed;
        Task FallbackAsync() => Task.CompletedTask;
        """);

    [Fact]
    public async Task Wrapper_that_was_generated_already_gives_no_diagnostic()
    {
        var generated = GeneratorVerifier<WrapperGenerator>.Generate("[ResilienceGen.Resilient] public interface IApi { Task GetAsync(int id); }");
        Assert.Contains(generated.Compilation.SyntaxTrees, tree => tree.FilePath.EndsWith("IApi.g.cs", StringComparison.Ordinal));
        Assert.Empty(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(generated.Compilation));
    }

    [Fact]
    public Task Interface_nobody_implements_gives_no_diagnostic() => UsageVerifier.VerifyAsync("[Resilient] public interface IApi;");

    [Fact]
    public async Task Wrapper_that_the_generator_wrote_is_not_in_its_own_way()
    {
        var generated = GeneratorVerifier<WrapperGenerator>.Generate(
            "[Resilient] public interface IApi { Task GetAsync(); }", "global using ResilienceGen;");
        Assert.Empty(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(generated.Compilation));
    }

    [Theory]
    [InlineData("[Resilient] public interface")]
    [InlineData("[Resilient] public interface IApi { Task GetAsync(")]
    [InlineData("[Resilient] public interface IApi : IMissing { Missing<int> GetAsync(Other o, ref Nowhere n); }")]
    [InlineData("[Resilient(Defaults = ] public interface IApi { [Retry(DelayMs = )] Task GetAsync(); [Timeout(AttemptMs = \"x\")] Task A(); }")]
    [InlineData("[Resilient, FallbackChain(typeof(), typeof(Missing))] public interface IApi : IApi { Task GetAsync(); }")]
    [InlineData("[Resilient, Resilient] public interface IApi { Task A(int a, int a); Task A(int b, int c); void X(); int X { get; } }")]
    [InlineData("[Resilient] public class Api; [Resilient] public struct S; [Resilient] public enum E { A }")]
    [InlineData("[Resilient] public partial interface IApi; [Resilient] public partial interface IApi;")]
    public async Task Code_that_does_not_compile_crashes_nothing(string source)
    {
        var compilation = TestCompilation.Create(source, "global using ResilienceGen;");
        await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation);
        GeneratorVerifier<WrapperGenerator>.Generate(compilation);
    }
}
