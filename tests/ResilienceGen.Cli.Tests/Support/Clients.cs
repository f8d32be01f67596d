namespace ResilienceGen.Cli.Tests.Support;

/// <summary>Small API clients, the input of most tests.</summary>
internal static class Clients
{
    /// <summary>One call, no path: a gap that nothing can be done about.</summary>
    public const string Bare = """
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Bare
        {
            private readonly HttpClient _http = new HttpClient();

            public Task<string> ReadAsync(string url) => _http.GetStringAsync(url);
        }
        """;

    /// <summary>A retry helper, one method that uses it, and two that bypass it (the second is a write).</summary>
    public const string WithPath = """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Orders
        {
            private readonly HttpClient _http = new HttpClient();

            public Task<string> GuardedAsync(string url, CancellationToken cancellationToken) =>
                RetryAsync(token => _http.GetStringAsync(url, token), cancellationToken);

            public async Task<string> BypassAsync(string url, CancellationToken cancellationToken)
            {
                var text = await _http.GetStringAsync(url, cancellationToken); // straight
                return text;
            }

            public async Task WriteAsync(string url, CancellationToken cancellationToken)
            {
                using var response = await _http.PostAsync(url, null, cancellationToken);
            }

            private static async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), cancellationToken);
                    }
                }
            }
        }
        """;

    public const string BypassCall = "await _http.GetStringAsync(url, cancellationToken); // straight";

    public const string RoutedCall = "await RetryAsync(token => _http.GetStringAsync(url, token), cancellationToken); // straight";
}
