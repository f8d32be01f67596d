// Requests that are built before they are sent: construction moves along, or the fix is withheld with a reason.
public class Requests
{
    private readonly HttpClient _http = new();
    private readonly HttpRequestMessage _kept = new(HttpMethod.Get, "kept");
    public Task<HttpResponseMessage> Path() => Retry(t => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "path"), t)); //= guardedCall

    public async Task<HttpResponseMessage> Local(string id)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"local/{id}");
        return await _http.SendAsync(request);                                                                    //= bypass
    }

    public async Task<HttpResponseMessage> Disposed(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, id);
        request.Headers.Add("X-Id", id);
        return await _http.SendAsync(request);                                                                    //= bypass
    }

    public Task<HttpResponseMessage> Inline() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "inline")); //= bypass
    public Task<HttpResponseMessage> Post() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "post"));  //= bypass:unsafeVerb
    public Task<HttpResponseMessage> Verb(HttpMethod method) => _http.SendAsync(new HttpRequestMessage(method, "verb")); //= bypass:unknownVerb
    public Task<HttpResponseMessage> Parameter(HttpRequestMessage request) => _http.SendAsync(request);           //= bypass:requestParameter
    public Task<HttpResponseMessage> Field() => _http.SendAsync(_kept);                                           //= bypass:requestShared

    public async Task<Uri?> ReadLater()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "later");
        await _http.SendAsync(request);                                                                           //= bypass:requestUsedLater
        return request.RequestUri;
    }

    public async Task<HttpResponseMessage> Branches(bool json)
    {
        HttpRequestMessage request;
        if (json) request = new HttpRequestMessage(HttpMethod.Get, "json");
        else request = new HttpRequestMessage(HttpMethod.Get, "text");
        return await _http.SendAsync(request);                                                                    //= bypass:requestBuiltInBranches
    }

    public async Task<HttpResponseMessage> Choice(bool json)
    {
        var request = json ? new HttpRequestMessage(HttpMethod.Get, "json") : new HttpRequestMessage(HttpMethod.Get, "text");
        return await _http.SendAsync(request);                                                                    //= bypass:requestBuiltInBranches
    }

    private static async Task<T> Retry<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}
