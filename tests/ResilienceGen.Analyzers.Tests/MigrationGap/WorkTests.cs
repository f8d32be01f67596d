using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
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
    public void Bodies_AreBoundAndSearchedOnce()
    {
        var engine = Analyze(ClientOf(50));
        Assert.InRange(engine.Counters.BodiesBound, 101, 104);
        Assert.Equal(engine.Counters.BodiesBound, engine.Counters.BodiesSearched);
    }

    [Fact]
    public void TypeAndItsHelper_AreReadOnceForAllCalls()
    {
        var work = Analyze(ClientOf(50)).Counters;
        Assert.Equal((1, 1, 1), (work.UsesIndexed, work.PathsSought, work.HelpersRead));
    }

    [Fact]
    public void SecondLook_ReadsNothingAgain()
    {
        var compilation = TestCompilation.Create(ClientOf(5), "class Other(HttpClient http) { public Task<string> Get() => http.GetStringAsync(\"a\"); }");
        var engine = GapContext.Create(compilation, isTestProject: false, CancellationToken.None)!;
        GapScanner.Scan(compilation, engine);
        var first = Work(engine.Counters);
        GapScanner.Scan(compilation, engine);
        Assert.Equal(first, Work(engine.Counters));

        static int[] Work(WorkCounters work) => [work.BodiesBound, work.BodiesSearched, work.IndexesBuilt, work.UsesIndexed, work.PathsSought, work.HelpersRead];
    }

    // Each of its calls stands once on the path and once beside it.
    private static string ClientOf(int calls) => $$"""
        class Client
        {
            readonly HttpClient _http = new();
            {{string.Concat(Enumerable.Range(0, calls).Select(index => $"public Task<string> M{index}() => Path(() => _http.GetStringAsync(\"{index}\")); public Task<string> N{index}() => _http.GetStringAsync(\"{index}\"); "))}}
            async Task<T> Path<T>(Func<Task<T>> call) { while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(1); } } }
        }
        """;

    private static GapContext Analyze(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        var engine = GapContext.Create(compilation, isTestProject: false, CancellationToken.None)!;
        GapScanner.Scan(compilation, engine);
        return engine;
    }
}
