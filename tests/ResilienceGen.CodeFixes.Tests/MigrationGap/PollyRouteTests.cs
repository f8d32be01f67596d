namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class PollyRouteTests
{
    private const string Pipeline = "_pipeline.ExecuteAsync(CancellableCall, CancellationToken) valueTask valueTaskDelegate";
    private const string Scaffold = "private readonly ResiliencePipeline _pipeline = ResiliencePipeline.Empty;";

    [Fact]
    public Task AwaitedCall_RunsInAnAsyncDelegate() => Verify(
        "public async Task<string> Get(string url, CancellationToken ct) => await http.[|GetStringAsync|](url, ct);",
        "public async Task<string> Get(string url, CancellationToken ct) => await _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), ct);");

    [Fact]
    public Task ReturnedCall_BecomesATask() => Verify(
        "public Task<string> Get(string url, CancellationToken ct) => http.[|GetStringAsync|](url, ct);",
        "public Task<string> Get(string url, CancellationToken ct) => _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), ct).AsTask();");

    [Fact]
    public Task ConfigureAwait_IsKeptOutsideAndRepeatedInside() => Verify(
        "public async Task<string> Get(string url, CancellationToken ct) => await http.[|GetStringAsync|](url, ct).ConfigureAwait(false);",
        "public async Task<string> Get(string url, CancellationToken ct) => await _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token).ConfigureAwait(false), ct).ConfigureAwait(false);");

    [Fact]
    public Task ConfigureAwaitOptions_NeedATask() => Verify(
        "public async Task<string> Get(string url, CancellationToken ct) => await http.[|GetStringAsync|](url, ct).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);",
        "public async Task<string> Get(string url, CancellationToken ct) => await _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), ct).AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);");

    [Fact]
    public Task CallWithoutToken_TakesThePipelines() => Verify(
        "public async Task<string> Get(string url) => await http.[|GetStringAsync|](url);",
        "public async Task<string> Get(string url) => await _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), CancellationToken.None);");

    [Fact]
    public Task TaskThatIsStored_StaysATask() => Verify(
        """
        public async Task<string> Get(string url, CancellationToken ct)
        {
            Task<string> first = http.[|GetStringAsync|](url, ct);
            return await first;
        }
        """,
        """
        public async Task<string> Get(string url, CancellationToken ct)
        {
            Task<string> first = _pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), ct).AsTask();
            return await first;
        }
        """);

    private static Task Verify(string before, string after) => RouteVerifier.VerifyAsync(Pipeline, before, after, Scaffold);
}
