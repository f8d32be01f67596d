namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Helpers whose number of attempts is a parameter, and calls whose constant leaves one.</summary>
public sealed class SwitchedOffRetryTests
{
    private const string Bounded = "for (var i = 0; i < number; i++) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } } throw new HttpRequestException();";
    private const string BoundedByLast = "for (var i = 1; i <= number; i++) { try { return await call(); } catch (HttpRequestException) when (i < number) { await Task.Delay(10); } } throw new HttpRequestException();";
    private const string Filtered = "for (var attempt = 1; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < number) { await Task.Delay(10); } }";
    private const string Thrown = "var attempt = 0; while (true) { try { return await call(); } catch (HttpRequestException) { if (++attempt >= number) throw; await Task.Delay(10); } }";
    private const string Counted = "var attempt = 0; while (true) { attempt++; try { return await call(); } catch (HttpRequestException) when (attempt < number) { } await Task.Delay(10); }";
    private const string OnStatus = "for (var i = 1; ; i++) { var answer = await call(); if (i >= number || answer.IsSuccessStatusCode) return answer; await Task.Delay(10); }";
    private const string UsedUp = "while (true) { try { return await call(); } catch (HttpRequestException) when (number-- > 0) { await Task.Delay(10); } }";
    private const string Copied = "var left = number; while (true) { try { return await call(); } catch (HttpRequestException) { if (left-- == 0) throw; } }";
    private const string Recursive = "try { return await call(); } catch (HttpRequestException) when (number > 0) { await Task.Delay(10); return await RunAsync(call, number - 1); }";
    private const string RecursiveThrown = "try { return await call(); } catch (HttpRequestException) { if (number == 0) throw; return await RunAsync(call, number - 1); }";
    private const string Repeated = "var first = 0; do { first++; try { return await call(); } catch (HttpRequestException) { } } while (first < number); throw new HttpRequestException();";

    [Theory]
    [InlineData(Bounded, 1)]
    [InlineData(BoundedByLast, 1)]
    [InlineData(Filtered, 1)]
    [InlineData(Thrown, 1)]
    [InlineData(Counted, 1)]
    [InlineData(UsedUp, 0)]
    [InlineData(Copied, 0)]
    [InlineData(Recursive, 0)]
    [InlineData(RecursiveThrown, 0)]
    public void ConstantThatLeavesOneRound_IsNoGuard(string body, int number) => Assert.Equal("Gap(pathRunsOnce)", Verdict(body, $"RunAsync(() => _http.GetStringAsync(\"a\"), {number})"));

    [Theory]
    [InlineData(Bounded, 2)]
    [InlineData(BoundedByLast, 2)]
    [InlineData(Filtered, 2)]
    [InlineData(Thrown, 2)]
    [InlineData(Counted, 2)]
    [InlineData(UsedUp, 1)]
    [InlineData(Copied, 1)]
    [InlineData(Recursive, 1)]
    [InlineData(RecursiveThrown, 1)]
    public void ConstantThatLeavesASecondRound_IsAGuard(string body, int number) => Assert.Equal("GuardedCall(lambda)", Verdict(body, $"RunAsync(() => _http.GetStringAsync(\"a\"), {number})"));

    [Theory]
    [InlineData(1, "Gap(pathRunsOnce)")]
    [InlineData(2, "GuardedCall(lambda)")]
    public void StatusIsAskedOnce_WhereTheNumberSaysSo(int number, string verdict) => Assert.Equal(verdict, Verdict(OnStatus, $"AnswerAsync(() => _http.GetAsync(\"a\"), {number})"));

    [Theory]
    [InlineData(1, "Gap(pathRunsOnce)")]
    [InlineData(2, "GuardedCall(lambda)")]
    public void BottomCondition_EndsTheLoop(int number, string verdict) => Assert.Equal(verdict, Verdict(Repeated, $"RunAsync(() => _http.GetStringAsync(\"a\"), {number})"));

    [Theory]
    [InlineData("RunAsync(() => _http.GetStringAsync(\"a\"))", "Gap(pathRunsOnce)")]
    [InlineData("RunAsync(() => _http.GetStringAsync(\"a\"), number: 3)", "GuardedCall(lambda)")]
    [InlineData("RunAsync(number: Few, call: () => _http.GetStringAsync(\"a\"))", "Gap(pathRunsOnce)")]
    [InlineData("RunAsync(() => _http.GetStringAsync(\"a\"), Many)", "GuardedCall(lambda)")]
    [InlineData("RunAsync(() => _http.GetStringAsync(\"a\"), Setting)", "GuardedCall(lambda)")]
    [InlineData("OuterAsync(() => _http.GetStringAsync(\"a\"), 1)", "Gap(pathRunsOnce)")]
    [InlineData("OuterAsync(() => _http.GetStringAsync(\"a\"), 2)", "GuardedCall(lambda)")]
    public void NumberIsFollowed_WhereItIsAConstant(string call, string verdict) => Assert.Equal(verdict, Verdict(Bounded, call));

    [Theory]
    [InlineData("number = Math.Max(number, 3); " + Bounded)]
    [InlineData("for (var i = 0; i < number + 2; i++) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } } throw new HttpRequestException();")]
    [InlineData("for (var i = 0; i < number; ) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } } throw new HttpRequestException();")]
    [InlineData("var i = 0; while (i < number) { try { return await call(); } catch (HttpRequestException) { if (Setting > 3) i++; await Task.Delay(10); } } throw new HttpRequestException();")]
    [InlineData("for (var i = 0; i < 3; i++) { try { return await call(); } catch (HttpRequestException) when (number > 0) { await Task.Delay(10); } } throw new HttpRequestException();")]
    [InlineData("var done = 0; while (done < number) { try { var text = await call(); done++; return text; } catch (HttpRequestException) { await Task.Delay(10); } } throw new HttpRequestException();")]
    public void NumberThatDoesNotEndTheLoop_LeavesTheGuard(string body) => Assert.Equal("GuardedCall(lambda)", Verdict(body, "RunAsync(() => _http.GetStringAsync(\"a\"), 1)"));

    [Fact]
    public void NumberThatIsNoConstant_DecidesNothing() => Assert.Equal("GuardedCall(lambda)", Verdict(Bounded, "RunAsync(() => _http.GetStringAsync(\"a\"), Few + Setting)"));

    [Fact]
    public void PathThatIsOffByDefault_IsNotOffered() => Assert.Equal("Gap(pathRunsOnce)", Verdict(Bounded, "_http.GetStringAsync(\"a\")"));

    private static string Verdict(string body, string call) => Scan.VerdictIn("Get", $$"""
        public sealed class Client
        {
            private const int Few = 1;
            private const int Many = 4;
            private static readonly HttpClient _http = new();
            public int Setting { get; set; }
            public Task Get() => {{call}};
            {{(!call.StartsWith("Outer", StringComparison.Ordinal) ? "" : "private Task<T> OuterAsync<T>(Func<Task<T>> call, int times) => RunAsync(call, times);")}}
            private async {{(body == OnStatus ? "Task<HttpResponseMessage> AnswerAsync(Func<Task<HttpResponseMessage>> call" : "Task<T> RunAsync<T>(Func<Task<T>> call")}}, int number = 1) { {{body}} }
        }
        """);
}
