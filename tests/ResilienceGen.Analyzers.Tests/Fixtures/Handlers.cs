// What the handlers of a client do decides for all of its calls.
public sealed class RetryHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, token);
                if ((int)response.StatusCode < 500 || attempt == 3) return response;
            }
            catch (HttpRequestException) when (attempt < 3) { }

            await Task.Delay(100, token);
        }
    }
}

public sealed class LogHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly HttpClient _sink = new();
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        await _sink.PostAsync("log", null, token);                                                                //= exempt:messageHandler
        return await base.SendAsync(request, token);
    }
}

public class RetryingClient
{
    private readonly HttpClient _http = new(new RetryHandler(new HttpClientHandler()));
    private static readonly HttpClient Outer = new(new LogHandler(new RetryHandler(new SocketsHttpHandler())));
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= guardedClient
    public Task<string> Two() => Outer.GetStringAsync("two");                                                     //= guardedClient
    public Task<HttpResponseMessage> Three(HttpContent content) => _http.PostAsync("three", content);             //= guardedClient
    public async Task<string> Four()
    {
        using var client = new HttpClient(new RetryHandler(new HttpClientHandler()), disposeHandler: true);
        return await client.GetStringAsync("four");                                                               //= guardedClient
    }
}

public class LoggingClient
{
    private readonly HttpClient _http = new(new LogHandler(new HttpClientHandler()));
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= noPath
}

public class GivenHandler(HttpMessageHandler handler)
{
    private readonly HttpClient _http = new(handler);
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= unknown:foreignHandler
}

public class Mixed(bool retry)
{
    private readonly HttpClient _http = retry ? new HttpClient(new RetryHandler(new HttpClientHandler())) : new HttpClient();
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= unknown:mixedClients
}
