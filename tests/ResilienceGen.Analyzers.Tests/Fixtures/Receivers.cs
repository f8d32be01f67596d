// Where the client of a call comes from, in types without any path.
public class FieldReceiver
{
    private readonly HttpClient _http = new();
    public async Task<string> Awaited(string url) => await _http.GetStringAsync(url);                             //= noPath
    public Task<string> Returned(string url) => _http.GetStringAsync(url);                                        //= noPath
    public Task<string> Qualified(string url) => this._http.GetStringAsync(url);                                  //= noPath
    public async Task<int> InExpression(string url) => (await _http.GetStringAsync(url)).Length;                  //= noPath
}

public class StaticReceiver
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
    public static Task<byte[]> Bytes(Uri uri, CancellationToken token) => Http.GetByteArrayAsync(uri, token);      //= noPath
    public static Task<Stream> Stream(Uri uri) => Http.GetStreamAsync(uri);                                       //= noPath
    public static Task<HttpResponseMessage> Delete(Uri uri) => StaticReceiver.Http.DeleteAsync(uri);              //= noPath
}

public class LocalReceiver
{
    public async Task<string> Using(string url)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept", "text/plain");
        return await client.GetStringAsync(url);                                                                  //= noPath
    }

    public async Task<string> Block(string url)
    {
        using (var client = new HttpClient { BaseAddress = new Uri("http://localhost") })
        {
            return await client.GetStringAsync(url);                                                              //= noPath
        }
    }

    public Task<string> Inline(string url) => new HttpClient().GetStringAsync(url);                               //= noPath

    public async Task<string> LateAssigned(string url, bool quick)
    {
        HttpClient client;
        if (quick) client = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        else client = new HttpClient();
        return await client.GetStringAsync(url);                                                                  //= noPath
    }
}

public class PropertyReceiver
{
    private HttpClient Http { get; } = new();
    private static HttpClient Fresh => new();
    private HttpClient? _lazy;
    private HttpClient Lazy => _lazy ??= new HttpClient();
    public Task<string> Auto(string url) => Http.GetStringAsync(url);                                             //= noPath
    public Task<string> Computed(string url) => Fresh.GetStringAsync(url);                                        //= noPath
    public Task<string> Cached(string url) => Lazy.GetStringAsync(url);                                           //= noPath
}

public class ConditionalReceiver
{
    private readonly HttpClient? _http = new();
    public Task<string>? Maybe(string url) => _http?.GetStringAsync(url);                                         //= noPath
    public Task<string> Forced(string url) => _http!.GetStringAsync(url);                                         //= noPath
}

public class InjectedReceiver(HttpClient http)
{
    public Task<string> Primary(string url) => http.GetStringAsync(url);                                          //= unknown:injectedClient
}

public class ConstructorReceiver
{
    private readonly HttpClient _http;
    public ConstructorReceiver(HttpClient http) => _http = http ?? throw new ArgumentNullException(nameof(http));
    public Task<string> Get(string url) => _http.GetStringAsync(url);                                             //= unknown:injectedClient
}

public class FactoryReceiver(IHttpClientFactory factory)
{
    public Task<string> Default(string url) => factory.CreateClient().GetStringAsync(url);                        //= unknown:factoryClient
    public async Task<string> Named(string url)
    {
        var client = factory.CreateClient("shop");
        return await client.GetStringAsync(url);                                                                  //= unknown:factoryClient
    }
}

public static class ParameterReceiver
{
    public static Task<string> Get(HttpClient client, string url) => client.GetStringAsync(url);                  //= unknown:injectedClient
}

public class ParameterFromOwnCaller
{
    private static Task<string> Get(HttpClient client, string url) => client.GetStringAsync(url);                 //= noPath
    public Task<string> Caller(string url) => Get(new HttpClient(), url);
}

