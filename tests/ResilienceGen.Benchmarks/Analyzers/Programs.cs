using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Testing;

namespace ResilienceGen.Benchmarks.Analyzers;

/// <summary>Programs of known size: API clients with a retry path that half of their methods bypass, among files that have nothing to do with HTTP.</summary>
internal static class Programs
{
    private const int MethodsPerType = 5;

    public static CSharpCompilation Clients(int clients, int others) =>
        TestCompilation.Create([.. Enumerable.Range(0, clients).Select(Client), .. Enumerable.Range(0, others).Select(Other)]);

    /// <summary>References HTTP, and names nothing of it.</summary>
    public static CSharpCompilation WithoutSinks(int others) => TestCompilation.Create([.. Enumerable.Range(0, others).Select(Other)]);

    private static string Client(int number)
    {
        var methods = Enumerable.Range(0, MethodsPerType).Select(method => method % 2 == 0
            ? $"public Task<string> Guarded{method}Async(int id, CancellationToken token) => WithRetryAsync(t => _http.GetStringAsync($\"items/{{id}}/{method}\", t), token);"
            : $"public async Task<string> Direct{method}Async(int id, CancellationToken token) {{ var url = $\"items/{{id}}/{method}\"; return await _http.GetStringAsync(url, token); }}");
        return $$"""
            namespace App.Clients;

            public sealed class Client{{number}}
            {
                private readonly HttpClient _http = new();
                {{string.Join("\n    ", methods)}}

                private static async Task<T> WithRetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try { return await call(token); }
                        catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
                    }
                }
            }
            """;
    }

    public static string Other(int number)
    {
        var methods = Enumerable.Range(0, MethodsPerType).Select(method =>
            $"public int Sum{method}(IReadOnlyList<int> items, int start) {{ var sum = start; foreach (var item in items.Where(i => i % {method + 2} == 0).Select(i => i * _factor)) sum += Math.Max(item, {method}); return sum; }}");
        return $$"""
            namespace App.Core;

            public sealed class Other{{number}}
            {
                private readonly int _factor = {{number}};
                {{string.Join("\n    ", methods)}}
            }
            """;
    }
}
