using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.ZeroEdit;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What is not done, counted rather than timed.</summary>
public class WorkTests
{
    [Fact]
    public void CompilationWithoutHttp_HasNoEngine() =>
        Assert.Null(GapContext.Create(TestCompilation.Create(TestReferences.WithoutHttp, "class A { }"), isTestProject: false, CancellationToken.None));

    [Fact]
    public void TypesThatNameNoSink_AreNotBound()
    {
        var engine = Analyze(string.Concat(Enumerable.Range(0, 200).Select(index => $"class A{index} {{ int F() => {index}; string P => F().ToString(); }} ")));
        Assert.Equal((0, 0, 0), (engine.Counters.TypesAnalyzed, engine.Counters.BodiesBound, engine.Counters.IndexesBuilt));
    }

    [Fact]
    public async Task ProjectThatNamesNoSink_MakesTheCompilerRaiseNoEvent()
    {
        var run = TestCompilation.Create("class A { int F() => 1; }").WithAnalyzers([new ResilienceAnalyzer(), new UsageAnalyzer(), new InterceptionNotApplied()]);
        await run.GetAnalyzerDiagnosticsAsync();
        foreach (var analyzer in run.Analyzers)
        {
            var work = await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            Assert.Equal((0, 0, 0, 0), (work.SymbolStartActionsCount, work.SymbolActionsCount, work.CompilationEndActionsCount, work.CompilationActionsCount));
        }
    }

    [Fact]
    public void OnlyTypesThatNameASink_AreBound()
    {
        var engine = Analyze(
            "class Client { readonly HttpClient _http = new(); public Task<string> Get() => _http.GetStringAsync(\"a\"); }",
            string.Concat(Enumerable.Range(0, 200).Select(index => $"class A{index} {{ int F() => {index}; }} ")));
        Assert.Equal(1, engine.Counters.TypesAnalyzed);
        Assert.InRange(engine.Counters.BodiesBound, 1, 3);
    }

    [Fact]
    public void NameOfAnOwnClientExtension_OpensAType()
    {
        var engine = Analyze("""
            static class Extensions { public static Task<string> Fetch(this HttpClient client) => client.GetStringAsync("a"); }
            class Client { readonly HttpClient _http = new(); public Task<string> Get() => _http.Fetch(); }
            """);
        Assert.Equal(2, engine.Counters.TypesAnalyzed);
    }

    [Fact]
    public void NestedTypeThatNamesASink_DoesNotOpenTheTypeAroundIt() => Assert.Equal(1, Analyze("""
        class Outer { int F() => 1; class Inner { readonly HttpClient _http = new(); public Task<string> Get() => _http.GetStringAsync("a"); } }
        """).Counters.TypesAnalyzed);

    [Fact]
    public void GuardedCall_NeedsNoIndex() => Assert.Equal(0, Analyze("""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public ValueTask<string> Get() => pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
        }
        """).Counters.IndexesBuilt);

    [Fact]
    public void Indexes_AreBuiltAtMostOnceEach()
    {
        var clients = Enumerable.Range(0, 30).Select(index => $"class C{index}(HttpClient http) {{ public Task<string> Get() => http.GetStringAsync(\"a\"); }} ");
        Assert.InRange(Analyze(string.Concat(clients)).Counters.IndexesBuilt, 1, 2);
    }

    [Fact]
    public void MethodsThatOnlyShareTheirName_AreNotBoundForEachOther()
    {
        var others = Enumerable.Range(0, 50).Select(index => $"class Store{index} {{ public void Load() {{ }} }} ");
        var engine = Analyze(string.Concat(others) + "class Client(HttpClient http) { public Task<string> Load() => http.GetStringAsync(\"a\"); }");
        Assert.InRange(engine.Counters.BodiesBound, 1, 3);
    }

    [Fact]
    public void Bodies_AreBoundOnce()
    {
        var calls = Enumerable.Range(0, 50).Select(index => $"public Task<string> M{index}() => Path(() => _http.GetStringAsync(\"{index}\")); ");
        var engine = Analyze($$"""
            class Client
            {
                readonly HttpClient _http = new();
                {{string.Concat(calls)}}
                async Task<T> Path<T>(Func<Task<T>> call) { while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(1); } } }
            }
            """);
        Assert.InRange(engine.Counters.BodiesBound, 51, 54);
    }

    private static GapContext Analyze(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        var engine = GapContext.Create(compilation, isTestProject: false, CancellationToken.None)!;
        GapScanner.Scan(compilation, engine);
        return engine;
    }
}
