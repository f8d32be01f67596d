using ResilienceGen.Conformance.Compiling;
using ResilienceGen.Conformance.Running;

namespace ResilienceGen.Conformance.Runner;

/// <summary>What goes wrong is told: a runner that lets a wrong expectation pass would prove nothing.</summary>
public sealed class ComparisonTests
{
    private const string Retry = """{"retry":{"maxRetries":1,"delayMs":100}}""";
    private const string Fails = """{"then":{"throw":"TestError"}}""";

    [Theory]
    [InlineData("""{"error":"TestError","elapsedMs":100}""", """{"attempts":{"ServiceA":2},"metrics":{"retries":1}}""", null)]
    [InlineData("""{"error":"OtherError"}""", """{"attempts":{"ServiceA":2}}""", "error OtherError expected")]
    [InlineData("""{"result":"v"}""", """{"attempts":{"ServiceA":2}}""", "result 'v' expected")]
    [InlineData("""{"error":"TestError","elapsedMs":99}""", """{"attempts":{"ServiceA":2}}""", "99 ms expected")]
    [InlineData("""{"error":"TestError","callerToken":true}""", """{"attempts":{"ServiceA":2}}""", "the caller's token")]
    [InlineData("""{"error":"TestError","sameInstance":false}""", """{"attempts":{"ServiceA":2}}""", "the very object")]
    [InlineData("""{"error":"TestError","taskStatus":"Canceled"}""", """{"attempts":{"ServiceA":2}}""", "task status Canceled expected")]
    [InlineData("""{"error":"TestError"}""", """{"attempts":{"ServiceA":3}}""", "3 attempts of ServiceA expected")]
    [InlineData("""{"error":"TestError"}""", """{"attempts":{}}""", "0 attempts of ServiceA expected")]
    [InlineData("""{"error":"TestError"}""", """{"metrics":{"retries":2}}""", "metric retries should be 2")]
    [InlineData("""{"error":"TestError"}""", """{"breaker":{"ServiceA":"open"}}""", "breaker ServiceA should be Open")]
    [InlineData("""{"error":"TestError"}""", """{"innerSawCancellation":{"ServiceA":true}}""", "ServiceA should have seen a cancellation")]
    public async Task A_difference_is_told(string call, string totals, string? told)
    {
        var failures = await RunAsync(Retry, Fails, $$"""{"do":"call","method":"ServiceA","expect":{{call}}}""", totals);
        if (told is null) Assert.Empty(failures);
        else Assert.Contains(told, Assert.Single(failures));
    }

    [Fact]
    public async Task A_call_that_waits_for_nothing_hangs() =>
        Assert.Contains("no timer is pending", Assert.Single(await RunAsync(
            "{}", """{"then":{"gate":"g","ok":"v"}}""", """{"do":"call","method":"ServiceA","expect":{"result":"v"}}""", "{}")));

    [Fact]
    public async Task A_call_beyond_the_script_is_told() =>
        Assert.Contains("call 2 of ServiceA is beyond its script", await RunAsync(
            Retry, """{"seq":[{"throw":"TestError"}]}""", """{"do":"call","method":"ServiceA","expect":{"error":"TestError"}}""", "{}"));

    [Fact]
    public async Task A_timer_left_at_the_end_is_told() =>
        Assert.Contains("1 timers are still pending", Assert.Single(await RunAsync(
            "{}", """{"then":{"ok":"v","afterMs":5}}""", """{"do":"start","call":"c","method":"ServiceA"}""", "{}")));

    [Fact]
    public async Task A_call_that_should_be_pending_but_is_not_is_told() =>
        Assert.Contains("is complete already", Assert.Single(await RunAsync(
            "{}", """{"then":{"ok":"v"}}""", """{"do":"start","call":"c","method":"ServiceA"},{"do":"assertPending","call":"c"}""", "{}")));

    private static async Task<IReadOnlyList<string>> RunAsync(string policy, string script, string steps, string totals)
    {
        var scenario = Written.Behaviour(policy, script, steps, totals);
        using var assembly = await ScenarioAssembly.BuildAsync([scenario]);
        Assert.Null(assembly.ProblemOf(scenario.Id));
        return await StepRunner.RunAsync(scenario, assembly.Loaded!);
    }
}
