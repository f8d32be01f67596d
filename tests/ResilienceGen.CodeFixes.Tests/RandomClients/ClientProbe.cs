using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using ResilienceGen.Testing;

namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>Compiles a client, calls every endpoint against a scripted handler, and writes down what it returned and what it sent.</summary>
internal sealed class ClientProbe : IDisposable
{
    private readonly AssemblyLoadContext _context = new("client", isCollectible: true);
    private readonly Type _client;

    private ClientProbe(Stream assembly) => _client = _context.LoadFromStream(assembly).GetType("Random.Client", throwOnError: true)!;

    public static async Task<ClientProbe> CompileAsync(Document document)
    {
        using var assembly = new MemoryStream();
        var result = (await document.CompilationAsync()).Emit(assembly);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        assembly.Position = 0;
        return new ClientProbe(assembly);
    }

    /// <summary>One line per endpoint; with <paramref name="failFirst"/> the first attempt of each request drops its connection.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CallAllAsync(bool failFirst)
    {
        var lines = new Dictionary<string, string>();
        foreach (var endpoint in _client.GetMethods().Where(method => method.Name.StartsWith("Endpoint", StringComparison.Ordinal)))
        {
            var handler = new ScriptedHandler(failFirst);
            using var http = new HttpClient(handler) { BaseAddress = new Uri("http://stub") };
            var client = Activator.CreateInstance(_client, http);
            lines[endpoint.Name] = $"{await ResultAsync(endpoint, client)} <- {string.Join(" | ", handler.Served.Order(StringComparer.Ordinal))}";
        }

        return lines;
    }

    public void Dispose() => _context.Unload();

    private static async Task<string> ResultAsync(MethodInfo endpoint, object? client)
    {
        try
        {
            dynamic task = endpoint.Invoke(client, ["abc", CancellationToken.None])!;
            object result = await task;
            return result switch
            {
                HttpResponseMessage response => $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}",
                byte[] bytes => Convert.ToHexString(bytes),
                string[] all => string.Join(",", all),
                _ => result.ToString()!,
            };
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
    }

    // Answers with what it was asked, so that a lost header or body shows.
    private sealed class ScriptedHandler(bool failFirst) : HttpMessageHandler
    {
        private readonly HashSet<string> _failed = [];

        public List<string> Served { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // A path that copies its requests buffers them, so only the length's header may appear.
            var headers = request.Content?.Headers.Where(header => header.Key != "Content-Length").Select(header => $"{header.Key}: {string.Join(",", header.Value)}");
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken) + string.Join("\\", headers!);
            var asked = $"{request.Method} {request.RequestUri} {request.Headers} {body}".ReplaceLineEndings("\\");
            lock (Served)
            {
                if (failFirst && _failed.Add(asked)) throw new HttpRequestException("dropped");
                Served.Add(asked);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"name":"{{asked.Length}}"}"""), RequestMessage = request };
        }
    }
}
