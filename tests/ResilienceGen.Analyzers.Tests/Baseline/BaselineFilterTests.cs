using Microsoft.CodeAnalysis;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>>;

namespace ResilienceGen.Analyzers.Tests.Baseline;

/// <summary>The rules of the gap with a baseline: what is accepted is silent, what is new is not, and what is gone is said (RSG0002).</summary>
public class BaselineFilterTests
{
    private const string TwoCalls = """
        namespace App;
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> A(string id) => _http.GetStringAsync("a/" + id);
            public async Task B(string id) { await _http.GetStringAsync("b/" + id); await _http.DeleteAsync("b/" + id); }
        }
        """;

    private const string RetryHelper = """
            async Task<T> Retry<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
            public Task<string> C() => Retry(() => _http.GetStringAsync("c"));
        """;

    [Fact]
    public async Task AcceptedFindings_AreSilent() => Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), TwoCalls));

    [Fact]
    public Task WithoutBaseline_EveryFindingIsReported() => Verify.VerifyAnalyzerAsync("""
        class Client { private readonly HttpClient _http = new(); public Task<string> A() => _http.{|RSG1003:GetStringAsync|}("a"); }
        """);

    [Fact]
    public Task CodeWithoutFindings_IsSilent() => Verify.VerifyAnalyzerAsync("class Client { }");

    [Fact]
    public async Task NewFinding_IsReportedAlone()
    {
        var changed = TwoCalls.Replace("public async", "public Task<string> New() => _http.GetStringAsync(\"new\"); public async", StringComparison.Ordinal);
        Assert.Equal(["RSG1003 _http.GetStringAsync(\"new\")"], await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), changed));
    }

    [Fact]
    public async Task RetryHelperAddedToTheClass_MakesNothingNew()
    {
        var changed = TwoCalls.Insert(TwoCalls.LastIndexOf('}'), RetryHelper);
        Assert.Contains("RSG1001 _http.GetStringAsync(\"a/\" + id)", await Ratchet.ReportAsync("", changed));
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), changed));
    }

    [Fact]
    public async Task OneCallSwappedForAnother_IsNewAndStale()
    {
        var changed = TwoCalls.Replace("\"b/\" + id); await", "\"z/\" + id); await", StringComparison.Ordinal);
        Assert.Equal(["RSG0002 4", "RSG1003 _http.GetStringAsync(\"z/\" + id)"], await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), changed));
    }

    [Fact]
    public async Task VerbSwappedForAnother_IsNewAndStale()
    {
        var changed = TwoCalls.Replace("DeleteAsync(\"b/\" + id)", "GetByteArrayAsync(\"b/\" + id)", StringComparison.Ordinal);
        Assert.Equal(["RSG0002 3", "RSG1003 _http.GetByteArrayAsync(\"b/\" + id)"], await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), changed));
    }

    [Fact]
    public async Task CopyOfAnAcceptedCall_IsNew()
    {
        const string call = "await _http.DeleteAsync(\"b/\" + id);";
        var changed = TwoCalls.Replace(call, $"{call} {call}", StringComparison.Ordinal);
        var reported = Assert.Single((await Ratchet.DiagnosticsAsync(Ratchet.Of(TwoCalls), [], changed)));
        Assert.True(reported.Location.SourceSpan.Start > changed.IndexOf(call, StringComparison.Ordinal) + call.Length, "The first of equal calls is the old one.");
    }

    [Fact]
    public async Task EqualCalls_AreCounted()
    {
        const string twice = "class C { HttpClient _h = new(); async Task M() { await _h.GetStringAsync(\"a\"); await _h.GetStringAsync(\"a\"); } }";
        Assert.Equal(2, Ratchet.Lines(twice).Length);
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(twice), twice));
        Assert.Equal(["RSG0002 3"], await Ratchet.ReportAsync(Ratchet.Of(twice), twice.Replace("await _h.GetStringAsync(\"a\"); }", "}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EntryOfATypeThatNoLongerCalls_IsStale() =>
        Assert.Equal(["RSG0002 2", "RSG0002 3", "RSG0002 4"], await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), "namespace App; class Client { }"));

    [Fact]
    public async Task EntryOfATypeOfAnotherProject_IsLeftAlone() =>
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), "namespace App; class Other { }"));

    [Fact]
    public async Task EntryThatAnotherFrameworkMayNeed_IsLeftAlone()
    {
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), "#if OTHER\n#endif\nnamespace App; class Client { }"));
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls), [("build_property.ProjectDir", "/repo/app/"), ("build_property.ResilienceGenMultiTargeted", "true")], "namespace App; class Client { }"));
    }

    [Fact]
    public async Task ProgramOfASharedBaseline_IsLeftAlone()
    {
        var baseline = Ratchet.Of("class Program { static Task<string> Main() => new HttpClient().GetStringAsync(\"a\"); }");
        Assert.Equal(["RSG0002 2"], await Ratchet.ReportAsync(baseline, "class Program { }"));
        Assert.Empty(await Ratchet.ReportAsync(baseline, [("build_property.ProjectDir", "/repo/app/src/")], "class Program { }"));
    }

    [Fact]
    public async Task EntryOfAnotherFamily_IsLeftToItsOwner() =>
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(TwoCalls).Replace("gap |", "RSG2001 |", StringComparison.Ordinal), "namespace App; class Client { }"));

    [Theory]
    [InlineData("true", DiagnosticSeverity.Error)]
    [InlineData("false", DiagnosticSeverity.Info)]
    public async Task StaleEntry_IsAnErrorWhenAsked(string strict, DiagnosticSeverity severity)
    {
        var diagnostics = await Ratchet.DiagnosticsAsync(Ratchet.Of(TwoCalls), [("build_property.ProjectDir", "/repo/app"), ("resiliencegen.strict_stale", strict)], "namespace App; class Client { }");
        Assert.Equal(3, diagnostics.Count);
        Assert.All(diagnostics, diagnostic => Assert.Equal(severity, diagnostic.Severity));
        Assert.Equal("Nothing is found any more for HttpClient.GetStringAsync in M:App.Client.A(System.String); 'resilience baseline prune' takes the entry out", diagnostics[0].GetMessage());
    }
}
