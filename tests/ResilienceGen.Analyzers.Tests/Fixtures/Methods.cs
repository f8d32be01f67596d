// Every method that sends, on a client made here.
public class EveryMethod
{
    private readonly HttpClient _http = new();
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler());

    public async Task Reads(string url, CancellationToken token)
    {
        await _http.GetAsync(url);                                                                                //= noPath
        await _http.GetAsync(url, token);                                                                         //= noPath
        await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);                                      //= noPath
        await _http.GetAsync(new Uri(url), HttpCompletionOption.ResponseContentRead, token);                      //= noPath
        await _http.GetStringAsync(url, token);                                                                   //= noPath
        await _http.GetByteArrayAsync(url, token);                                                                //= noPath
        await _http.GetStreamAsync(url, token);                                                                   //= noPath
        await _http.GetFromJsonAsync<string>(url, token);                                                         //= noPath
        await _http.GetFromJsonAsync(url, typeof(string), token);                                                 //= noPath
        await foreach (var item in _http.GetFromJsonAsAsyncEnumerable<string>(url, token)) item?.ToString();       //= noPath
    }

    public async Task Writes(string url, HttpContent content, CancellationToken token)
    {
        await _http.PostAsync(url, content);                                                                      //= noPath
        await _http.PostAsync(url, content, token);                                                               //= noPath
        await _http.PutAsync(url, content, token);                                                                //= noPath
        await _http.PatchAsync(url, content, token);                                                              //= noPath
        await _http.DeleteAsync(url, token);                                                                      //= noPath
        await _http.PostAsJsonAsync(url, "value", token);                                                         //= noPath
        await _http.PutAsJsonAsync(url, "value", token);                                                          //= noPath
        await _http.PatchAsJsonAsync(url, "value", token);                                                        //= noPath
        await _http.DeleteFromJsonAsync<string>(url, token);                                                      //= noPath
    }

    public async Task Sends(HttpRequestMessage request, CancellationToken token)
    {
        await _http.SendAsync(request);                                                                           //= noPath
        await _http.SendAsync(request, token);                                                                    //= noPath
        await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);                          //= noPath
        _http.Send(request, token);                                                                               //= noPath
        await _invoker.SendAsync(request, token);                                                                 //= noPath
        _invoker.Send(request, token);                                                                            //= noPath
    }

    public async Task Unreduced(string url, CancellationToken token)
    {
        await HttpClientJsonExtensions.GetFromJsonAsync<string>(_http, url, token);                               //= noPath
        await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(_http, url, 1, token);                //= noPath
    }

    public void NotSent()
    {
        _http.CancelPendingRequests();
        _http.DefaultRequestHeaders.Clear();
        _http.Timeout = TimeSpan.FromSeconds(5);
        _http.Dispose();
        _ = nameof(_http.GetAsync);
    }
}

// The same names on types that are no clients.
public class Lookalikes
{
    public sealed class HttpClient { public Task<string> GetStringAsync(string url) => Task.FromResult(url); }
    public sealed class Repository { public Task<string> GetAsync(string id) => Task.FromResult(id); public Task SendAsync(object message) => Task.CompletedTask; }
    private readonly HttpClient _own = new();
    private readonly Repository _repository = new();
    public Task<string> Own(string url) => _own.GetStringAsync(url);
    public Task<string> Stored(string id) => _repository.GetAsync(id);
    public Task Bus(object message) => _repository.SendAsync(message);
}
