namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>A guard sees only failures that are awaited inside it.</summary>
public sealed class UnawaitedGuardTests
{
    private const string Loop = "var n = 0; while (true) { try { BODY } catch (HttpRequestException) when (n++ < 3) { } }";

    [Theory]
    [InlineData("static Task<T> Run<T>(Func<Task<T>> call)", "return call();", "Gap(noPath)")]
    [InlineData("static async Task<T> Run<T>(Func<Task<T>> call)", "return await call();", "GuardedCall(lambda)")]
    [InlineData("static async Task<T> Run<T>(Func<Task<T>> call)", "var task = call(); return await task;", "GuardedCall(lambda)")]
    [InlineData("static Task<T> Run<T>(Func<Task<T>> call)", "var task = call(); return task;", "Gap(noPath)")]
    [InlineData("static Task<T> Run<T>(Func<Task<T>> call)", "var task = call(); task.Wait(); return task;", "GuardedCall(lambda)")]
    [InlineData("static T Run<T>(Func<T> call)", "return call();", "Gap(noPath)")]
    [InlineData("static T Run<T>(Func<T> call)", "var made = call(); if (made is Task task) task.Wait(); return made;", "Unknown(foreignDelegate)")]
    public void HelperHasToAwaitTheTask(string head, string body, string verdict) => Assert.Equal(verdict, Verdict($"{head} {{ {Loop.Replace("BODY", body)} }}", "Run(() => _http.GetStringAsync(\"a\"))"));

    [Theory]
    [InlineData("var made = call(); switch (made) { case Task task: task.Wait(); break; } return made;")]
    [InlineData("var made = call(); Settle(made); return made;")]
    [InlineData("return Settled(call);")]
    public void HelperThatMayWaitForTheResult_ProvesNothing(string body) => Assert.Equal("Unknown(foreignDelegate)", Verdict(
        $"static T Run<T>(Func<T> call) {{ {Loop.Replace("BODY", body)} }} static void Settle(object made) => (made as Task)?.Wait(); static T Settled<T>(Func<T> call) {{ var made = call(); Settle(made); return made; }}",
        "Run(() => _http.GetStringAsync(\"a\"))"));

    [Fact]
    public void HelperOfTasks_MayAwaitThem() => Assert.Equal("Unknown(foreignDelegate)", Verdict(
        $"static async Task<string> Run<T>(Func<T> call) where T : Task<string> {{ {Loop.Replace("BODY", "var made = call(); return await made;")} }}",
        "Run(() => _http.GetStringAsync(\"a\"))"));

    [Theory]
    [InlineData("static T Run<T>(Func<T> call)", "GuardedCall(lambda)")]
    [InlineData("static Task<T> Run<T>(Func<Task<T>> call)", "Unknown(foreignDelegate)")]
    public void FailureThatIsThrownAtOnce_ReachesAGuardThatAwaitsNothing(string head, string verdict) => Assert.Equal(verdict, Verdict(
        $"{head} {{ {Loop.Replace("BODY", "return call();")} }}",
        "Run(() => { var text = _http.GetStringAsync(\"a\").Result; return Task.FromResult(text); })"));

    [Theory]
    [InlineData("Task<string> Send() { var text = _http.GetStringAsync(\"a\").Result; return Task.FromResult(text); }", "GuardedCall(caller)")]
    [InlineData("async Task<string> Send() { await Task.Yield(); return _http.GetStringAsync(\"a\").Result; }", "Gap(noPath)")]
    [InlineData("Task<string> Send() => Task.Run(() => _http.GetStringAsync(\"a\").Result);", "Gap(noPath)")]
    public void OnlyWhatAMemberThrowsAtOnce_IsCaughtWhereItsTaskIsNotAwaited(string send, string verdict) =>
        Assert.Equal(verdict, Scan.VerdictIn("Send", Client($"public Task<string> Get() {{ {Loop.Replace("BODY", "return Send();")} }} private {send}")));

    [Theory]
    [InlineData("Run(async () => { var text = await _http.GetStringAsync(\"a\"); Console.WriteLine(text); })", "GuardedCall(lambda)")]
    [InlineData("Run(() => _http.GetStringAsync(\"a\"))", "GuardedCall(lambda)")]
    [InlineData("Run(() => { _ = _http.GetStringAsync(\"a\"); return Task.CompletedTask; })", "Gap(failureNotAwaited)")]
    [InlineData("Run(() => { _http.GetStringAsync(\"a\"); return Task.CompletedTask; })", "Gap(failureNotAwaited)")]
    public void CallbackHasToHandItsTaskOn(string call, string verdict) =>
        Assert.Equal(verdict, Verdict($"static async Task Run(Func<Task> call) {{ {Loop.Replace("BODY", "await call(); return;")} }}", call, "Task"));

    [Theory]
    [InlineData("Run(async () => await _http.GetStringAsync(\"a\"))", "Gap(failureNotAwaited)")]
    [InlineData("Run(() => _http.GetStringAsync(\"a\"))", "Gap(failureNotAwaited)")]
    [InlineData("Run(() => _http.GetStringAsync(\"a\").GetAwaiter().GetResult())", "GuardedCall(lambda)")]
    public void ActionHasNoTaskToAwait(string call, string verdict) =>
        Assert.Equal(verdict, Verdict($"static void Run(Action call) {{ {Loop.Replace("BODY", "call(); return;")} }}", call, "void"));

    [Theory]
    [InlineData("_pipeline.Execute(() => _http.GetStringAsync(\"a\"))", "Task<string>", "Gap(noPath)")]
    [InlineData("_pipeline.Execute(async () => await _http.GetStringAsync(\"a\"))", "Task<string>", "Gap(noPath)")]
    [InlineData("_pipeline.Execute(() => _http.GetStringAsync(\"a\").Result)", "string", "GuardedCall(lambda)")]
    [InlineData("_pipeline.ExecuteAsync(async token => await _http.GetStringAsync(\"a\", token))", "ValueTask<string>", "GuardedCall(lambda)")]
    public void SynchronousPipelineIsOverBeforeTheTaskFails(string call, string type, string verdict) =>
        Assert.Equal(verdict, Verdict("private readonly Polly.ResiliencePipeline _pipeline; public Client(Polly.ResiliencePipeline pipeline) => _pipeline = pipeline;", call, type));

    [Fact]
    public void PipelineThatOthersAwait_IsNamed() => Assert.Equal("Gap(failureNotAwaited)", Verdict(
        """
        private readonly Polly.ResiliencePipeline _pipeline; public Client(Polly.ResiliencePipeline pipeline) => _pipeline = pipeline;
        public async Task<string> RightAsync() => await _pipeline.ExecuteAsync(async token => await _http.GetStringAsync("a", token));
        """,
        "_pipeline.Execute(() => _http.GetStringAsync(\"a\"))"));

    [Fact]
    public void HelperThatOthersWaitIn_IsNamed() => Assert.Equal("Gap(failureNotAwaited)", Verdict(
        $"public string Right() => Run(() => _http.GetStringAsync(\"a\").Result); static T Run<T>(Func<T> call) {{ {Loop.Replace("BODY", "return call();")} }}",
        "Run(() => _http.GetStringAsync(\"a\"))"));

    [Theory]
    [InlineData("public Task<string> Get() { try { return _http.GetStringAsync(\"a\"); } catch (HttpRequestException) { return Get(); } }", "Gap(noPath)")]
    [InlineData("public async Task<string> Get() { try { return await _http.GetStringAsync(\"a\"); } catch (HttpRequestException) { return await Get(); } }", "GuardedCall(recursion)")]
    [InlineData("public Task<string> Get(int left) { try { return _http.GetStringAsync(\"a\"); } catch (HttpRequestException) when (left > 0) { return Get(left - 1); } }", "Gap(noPath)")]
    [InlineData("public async void Get() { var n = 0; while (true) { try { await _http.GetStringAsync(\"a\"); return; } catch (HttpRequestException) when (n++ < 3) { } } }", "GuardedCall(loop)")]
    public void CatchSeesOnlyWhatIsAwaited(string member, string verdict) => Assert.Equal(verdict, Scan.VerdictIn("Get", Client(member)));

    [Fact]
    public void TaskThatIsAskedForMore_IsNotDropped() => Assert.Equal("GuardedCall(loop)", Scan.VerdictIn("Get", Client(
        $"public void Get() {{ {Loop.Replace("BODY", "_http.GetStringAsync(\"a\")?.Wait(); return;")} }}")));

    [Fact]
    public void CallerOfAnAsyncVoidMethod_GuardsNothing() => Assert.Equal("Gap(noPath)", Scan.VerdictIn("Send", Client("""
        public void Get() { var n = 0; while (true) { try { Send(); return; } catch (HttpRequestException) when (n++ < 3) { } } }
        private async void Send() => await _http.GetStringAsync("a");
        """)));

    private static string Verdict(string helper, string call, string type = "Task<string>") => Scan.VerdictIn("Get", Client($"public {type} Get() => {call}; {helper}"));

    private static string Client(string members) => $"public class Client {{ private readonly HttpClient _http = new(); {members} }}";
}
