using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Code that does not compile: never a crash, never a gap that a missing reference made up.</summary>
public class BrokenCodeTests
{
    private const string Whole = """
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> A(string url) => Path(t => _http.GetStringAsync(url, t));
            public async Task<string> B(string url) { using var request = new HttpRequestMessage(HttpMethod.Get, url); return await (await _http.SendAsync(request)).Content.ReadAsStringAsync(); }
            private async Task<T> Path<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await call(token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10, token); }
                }
            }
        }
        """;

    [Theory]
    [InlineData("Missing.Retry(() => _http.GetStringAsync(\"a\"))")]
    [InlineData("_missing.ExecuteAsync(async () => await _http.GetStringAsync(\"a\"))")]
    [InlineData("new Missing(() => _http.GetStringAsync(\"a\")).Run()")]
    public void LambdaHandedToCodeThatDoesNotBind_IsUnknown(string call) =>
        Assert.Equal("unbound", Assert.Single(Verdicts($"class Client {{ private readonly HttpClient _http = new(); public Task<string> Get() => {call}; }}")).Reason);

    [Fact]
    public void ClientThatNothingGivesAValue_IsUnknownAndSaysSo() => Assert.Single(
        Assert.Single(Verdicts("public class Broken., HttpClient http) { public Task<string> One() => http.GetStringAsync(\"one\"); }")).Evidence);

    private const string Helper = """
        static class Helper
        {
            public static async Task Retry(Func<Task> call, int times, bool log = false) { while (true) { try { await call(); return; } catch (Exception) { await Task.Delay(times); } } }
            public static async Task<bool> Until(Func<Task<bool>> call, int times) { for (var i = 0; i < times; i++) { if (await call()) return true; await Task.Delay(i); } return false; }
            public static T Again<T>(Func<T> call) { while (true) { try { return call(); } catch (IOException) { Thread.Sleep(10); } } }
            public static Task Once(Func<Task> call, int times, bool log = false) => call();
        }
        """;

    [Theory]
    [InlineData("Helper.Retry(async () => await _http.GetStringAsync(\"a\"), times: Missing.Times, log: true)", "lambda")]
    [InlineData("Helper.Retry(log: Missing.Log, call: async () => await _http.GetStringAsync(\"a\"), nothing: 3)", "lambda")]
    [InlineData("Helper.Until(async () => { try { await _http.GetStringAsync(\"a\"); return true; } catch (Exception) { return false; } }, 3, 3)", "lambda")]
    [InlineData("Helper.Until(async () => { await _http.GetStringAsync(\"a\"); return true; }, 3, 3)", "unbound")]
    [InlineData("Helper.Once(async () => await _http.GetStringAsync(\"a\"), times: 1, nothing: 3)", "unbound")]
    public void LambdaHandedToCallThatOnlyMayBeMeant_IsJudgedByIt(string call, string reason) =>
        Assert.Equal(reason, Assert.Single(Verdicts($"class Client {{ private readonly HttpClient _http = new(); public Task Get() => {call}; }} {Helper}")).Reason);

    [Theory]
    [InlineData("Helper.Retry(async () => await _http.GetStringAsync(\"a\"), times: 1, nothing: 3)", "RSG1002")]
    [InlineData("Helper.Again(() => Missing.Read(), nothing: 3)", "RSG1003")]
    public void SiblingBehindUnboundGuard_ShowsAPathThatCanCarryTheCall(string sibling, string rule) => Assert.Contains(
        Verdicts($"class Client {{ private readonly HttpClient _http = new(); public object A() => {sibling}; public Task B() => _http.GetStringAsync(\"b\"); }} {Helper}"),
        verdict => verdict.RuleId == rule);

    [Fact]
    public void ChainThatBreaksHalfWay_IsFollowedByWhatItMayReturn() => Assert.Equal(["lambda", "pathShape"], Verdicts("""
        class Policy { public static Policy Of(int times, Action<int> log) => new(); public async Task Run(Func<Task> call, int times) { while (true) { try { await call(); return; } catch (Exception) { await Task.Delay(times); } } } }
        class Client
        {
            private readonly HttpClient _http = new();
            public Task A() => Policy.Of(3, i => Missing.Log(i), 3).Run(() => _http.GetStringAsync("a"), 1);
            public Task B() => _http.GetStringAsync("b");
        }
        """).Select(verdict => verdict.Reason));

    [Fact]
    public void GuardOfUnboundType_IsNoProofOfNothing() => Assert.Equal("foreignDelegate", Assert.Single(Verdicts("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get() => Wrap(() => _http.GetStringAsync("a"));
            private static Task<T> Wrap<T>(Func<Task<T>> call) => Missing.Retry(call);
        }
        """)).Reason);

    [Fact]
    public void CallThatDoesNotResolve_IsStillFound()
    {
        var verdict = Assert.Single(Verdicts("class Client { private readonly HttpClient _http = new(); public Task Get() => _http.GetAsync(Missing.Url, 1, 2); }"));
        Assert.Equal("GetAsync", verdict.Callee.Name);
    }

    [Fact]
    public void UnknownReceiver_IsNoSink() => Assert.Empty(Verdicts("class Client { public Task Get() => _missing.GetAsync(\"a\"); }"));

    [Fact]
    public void EveryPrefixOfAFile_IsSurvived()
    {
        for (var length = 0; length < Whole.Length; length += 3) Verdicts(Whole[..length]);
    }

    [Fact]
    public void AnyTokenMissing_IsSurvived()
    {
        var tokens = Whole.Split(' ');
        for (var skipped = 0; skipped < tokens.Length; skipped++) Verdicts(string.Join(' ', tokens.Where((_, index) => index != skipped)));
    }

    [Fact]
    public void WithoutReferences_NothingIsFound() => Assert.Empty(GapScanner.Scan(TestCompilation.Create([], Whole), CancellationToken.None));

    [Fact]
    public void TypeThatDerivesFromItself_IsSurvived() => Verdicts("class A : B { HttpClient h = new(); void M() => h.GetAsync(\"a\"); } class B : A { }");

    [Theory]
    [InlineData("Func<HttpClient> f = null!; void M() { f = () => f(); f().GetAsync(\"a\"); }")]
    [InlineData("HttpClient P => P; void M() => P.GetAsync(\"a\");")]
    [InlineData("HttpClient Q() => Q(); void M() => Q().GetAsync(\"a\");")]
    [InlineData("async Task M() { HttpClient a = null!, b = null!; a = b; b = a; await a.GetAsync(\"a\"); }")]
    [InlineData("Task<T> P<T>(Func<Task<T>> c) { c = c; return P(c); } void M() => P(() => new HttpClient().GetAsync(\"a\"));")]
    [InlineData("void M() { Action a = null!; a = () => { a(); new HttpClient().GetAsync(\"a\"); }; a(); }")]
    [InlineData("void M() { void L() { L(); new HttpClient().GetAsync(\"a\"); } L(); }")]
    public void CodeThatGoesInCircles_IsSurvived(string members) => Assert.Single(Verdicts($"class Client {{ {members} }}"));

    [Fact]
    public void DeepExpression_IsSurvived() => Verdicts($"class A {{ HttpClient h = new(); void M(string s) => h.GetAsync({string.Join(" + ", Enumerable.Repeat("s", 1_000))}); }}");

    private static IReadOnlyList<ResilienceGen.Analyzers.MigrationGap.Verdicts.SiteVerdict> Verdicts(string source) =>
        GapScanner.Scan(TestCompilation.Create(source), CancellationToken.None);
}
