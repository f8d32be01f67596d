using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What a project tells about code that no proof can know.</summary>
public class OptionTests
{
    private const string Payments = """
        namespace Sdk { public class PaymentClient { public Task<string> LoadAsync() => Task.FromResult(""); public void Reset() { } } }
        class Client { readonly Sdk.PaymentClient _sdk = new(); public Task<string> Load() { _sdk.Reset(); return _sdk.LoadAsync(); } }
        """;

    private const string Retried = """
        static class Runner { public static Task<T> RunAsync<T>(Func<Task<T>> call) => call(); }
        class Client
        {
            readonly HttpClient _http = new();
            public Task<string> A() => Runner.RunAsync(() => _http.GetStringAsync("a"));
            public async Task<string> B() => await _http.GetStringAsync("b");
        }
        """;

    private const string Test = """
        class Tests { readonly HttpClient _http = new(); [Xunit.Fact] public Task<string> Get() => _http.GetStringAsync("a"); }
        namespace Xunit { class FactAttribute : Attribute; }
        """;

    private const string Probe = """
        class Health { readonly HttpClient _http = new(); public async Task<bool> IsUp() { try { return (await _http.GetAsync("a")).IsSuccessStatusCode; } catch { return false; } } }
        """;

    [Theory]
    [InlineData("M:Sdk.PaymentClient.LoadAsync")]
    [InlineData("T:Sdk.PaymentClient")]
    [InlineData("nonsense, M:Sdk.PaymentClient.LoadAsync | T:Other")]
    public void ListedSink_IsJudged(string sinks) => Assert.Equal(["LoadAsync: Gap(noPath)"], Verdicts(Payments, AnalyzerSettings.SinksKey, sinks));

    [Fact]
    public void UnlistedMethod_IsNoSink() => Assert.Empty(Verdicts(Payments, AnalyzerSettings.SinksKey, "M:Sdk.PaymentClient.Other"));

    [Fact]
    public void ListedPath_IsThePathOfTheClass() =>
        Assert.Equal(["GetStringAsync: GuardedCall(lambda)", "GetStringAsync: Gap(bypassesPath)"], Verdicts(Retried, AnalyzerSettings.PathsKey, "M:Runner.RunAsync"));

    [Fact]
    public void PathThatIsNotListed_IsNone() =>
        Assert.Equal(["GetStringAsync: Gap(noPath)", "GetStringAsync: Gap(noPath)"], Verdicts(Retried, AnalyzerSettings.PathsKey, "M:Other.RunAsync"));

    [Theory]
    [InlineData("judge", "GetStringAsync: Gap(noPath)")]
    [InlineData("exempt", "GetStringAsync: Exempt(testClass)")]
    public void TestCode_IsJudgedOnlyIfAskedFor(string value, string verdict) => Assert.Equal([verdict], Verdicts(Test, AnalyzerSettings.TestCodeKey, value));

    [Theory]
    [InlineData("judge", "GetAsync: Gap(noPath)")]
    [InlineData("exempt", "GetAsync: Exempt(probe)")]
    public void Probe_IsJudgedOnlyIfAskedFor(string value, string verdict) => Assert.Equal([verdict], Verdicts(Probe, AnalyzerSettings.ProbesKey, value));

    [Fact]
    public void FileThatIsExempt_NeedsNoPath() =>
        Assert.Equal(["GetStringAsync: Exempt(exemptByOption)", "GetStringAsync: Exempt(exemptByOption)"], Verdicts(Retried, AnalyzerSettings.ExemptKey, "true"));

    private static string[] Verdicts(string source, string key, string value)
    {
        var compilation = TestCompilation.Create(source);
        var engine = GapContext.Create(compilation, AnalyzerSettings.Read(FileOptions.Of(key, value), compilation), CancellationToken.None)!;
        return [.. GapScanner.Scan(compilation, engine).Select(verdict => $"{verdict.Callee.Name}: {verdict.Kind}({verdict.Reason})")];
    }
}
