namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>The resilience paths a random client may have, each with an endpoint that already uses it.</summary>
internal static class PathScaffolds
{
    private const string Loop = """
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await ATTEMPT;
                }
                catch (HttpRequestException) when (attempt < 4)
                {
                    await Task.Delay(0, CancellationToken.None);
                }
            }
        """;

    public static readonly IReadOnlyList<string> All =
    [
        Own("RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken = default)", "<T>", "call(cancellationToken)", "RetryAsync(token => _http.GetAsync(\"/guarded\", token), cancellationToken)"),
        Own("RetryAsync<T>(Func<Task<T>> call)", "<T>", "call()", "RetryAsync(() => _http.GetAsync(\"/guarded\", cancellationToken))"),
        Own("RetryAsync(Func<CancellationToken, Task<HttpResponseMessage>> call, int attempts = 3, CancellationToken cancellationToken = default)", "<HttpResponseMessage>", "call(cancellationToken)", "RetryAsync(token => _http.GetAsync(\"/guarded\", token), cancellationToken: cancellationToken)"),
        Own("SendWithRetryAsync(HttpMethod method, string url, HttpContent? content, CancellationToken cancellationToken)", "<HttpResponseMessage>", "_http.SendAsync(new HttpRequestMessage(method, url) { Content = content }, cancellationToken)", "SendWithRetryAsync(HttpMethod.Get, \"/guarded\", null, cancellationToken)"),
        Own("SendWithRetryAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken = default)", "<HttpResponseMessage>", "_http.SendAsync(create(), cancellationToken)", "SendWithRetryAsync(() => new HttpRequestMessage(HttpMethod.Get, \"/guarded\"), cancellationToken)"),
        Pipeline("ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()", ".Build()", "HttpRequestException"),
        Pipeline("ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()", ".Build()", "HttpRequestException"),
        Own("SendWithRetryAsync(string verb, Uri url, CancellationToken cancellationToken)", "<HttpResponseMessage>", "_http.SendAsync(new HttpRequestMessage(new HttpMethod(verb), url), cancellationToken)", "SendWithRetryAsync(\"GET\", new Uri(\"/guarded\", UriKind.Relative), cancellationToken)"),
        Own("SendWithRetryAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)", "<HttpResponseMessage>", "_http.SendAsync(await Retrying.CopyAsync(request), cancellationToken)", "SendWithRetryAsync(new HttpRequestMessage(HttpMethod.Get, \"/guarded\"), cancellationToken)"),
        Guarded("_policy.ExecuteAsync(token => _http.GetAsync(\"/guarded\", token), cancellationToken)") + "\n\n    private readonly Polly.IAsyncPolicy _policy = new Retrying.Policy();",
        Guarded("Retrying.RunAsync(token => _http.GetAsync(\"/guarded\", token), cancellationToken)"),
        Guarded("Retrying.RunAsync(() => _http.GetAsync(\"/guarded\", cancellationToken))"),
    ];

    /// <summary>A helper next to every client; only some use it.</summary>
    public static string Helper { get; } = $$"""
        internal static class Retrying
        {
            public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
            {
        {{Loop.Replace("ATTEMPT", "call(cancellationToken)").ReplaceLineEndings("\n")}}
            }

            public static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
            {
                var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
                foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
                if (request.Content is null) return copy;
                copy.Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync());
                foreach (var (name, values) in request.Content.Headers) copy.Content.Headers.TryAddWithoutValidation(name, values);
                return copy;
            }

            public sealed class Policy : Polly.IAsyncPolicy
            {
                public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => RunAsync(action);

                public Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken) => RunAsync(action, cancellationToken);
            }

            public static async Task<T> RunAsync<T>(Func<Task<T>> call)
            {
        {{Loop.Replace("ATTEMPT", "call()").ReplaceLineEndings("\n")}}
            }
        }
        """;

    /// <summary>A stand-in for the policies of Polly 7, which are recognised by name.</summary>
    public const string PolicyStandIn = """
        namespace Polly
        {
            public interface IAsyncPolicy
            {
                Task<T> ExecuteAsync<T>(Func<Task<T>> action);

                Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken);
            }
        }
        """;

    private static string Own(string signature, string result, string attempt, string use) => $$"""
        {{Guarded(use)}}

            private async Task{{result}} {{signature}}
            {
        {{Loop.Replace("ATTEMPT", attempt)}}
            }
        """;

    private static string Pipeline(string declaration, string build, string handled)
    {
        var arguments = declaration.Contains('<') ? "<HttpResponseMessage>" : "";
        return $$"""
            {{Guarded("_pipeline.ExecuteAsync(async token => await _http.GetAsync(\"/guarded\", token), cancellationToken).AsTask()")}}

                private readonly {{declaration}}
                    .AddRetry(new Polly.Retry.RetryStrategyOptions{{arguments}} { ShouldHandle = new PredicateBuilder{{arguments}}().Handle<{{handled}}>(), Delay = TimeSpan.Zero }){{build}};
            """;
    }

    private static string Guarded(string call) =>
        $"    public Task<HttpResponseMessage> GuardedAsync(string id, CancellationToken cancellationToken) => {call};";
}
