// Calls that bypass a path where a delegate may not stand, or would change what the program does.
public class Withheld
{
    private readonly HttpClient _http = new();
    private readonly object _gate = new();
    public Task<string> Path(CancellationToken token) => Retry(t => _http.GetStringAsync("path", t), token);       //= guardedCall
    public async Task<string> Fixable(CancellationToken token) => await _http.GetStringAsync("fixable", token);   //= bypass

    public void ByReference(ref string text) { var task = _http.GetStringAsync(text); }                           //= bypass:refCapture
    public bool Out(out string text) { text = "a"; _ = _http.GetStringAsync(text); return true; }                 //= bypass:refCapture
    public Task<string> Span(ReadOnlySpan<char> name) => _http.GetStringAsync(name.ToString());                   //= bypass:spanCapture
    public async IAsyncEnumerable<string> Iterator() { yield return await _http.GetStringAsync("iterator"); }     //= bypass:iterator
    public async Task<string> Assigns() { string url; return await _http.GetStringAsync(url = "assigned"); }      //= bypass:argumentAssigns
    public async Task<string> Awaits(Task<string> url) => await _http.GetStringAsync(await url);                  //= bypass:awaitInArguments
    public Task<HttpResponseMessage> Streamed(Stream stream) => _http.PutAsync("stream", new StreamContent(stream)); //= bypass:contentStream
    public Task<string> Fresh() => _http.GetStringAsync($"items/{Guid.NewGuid()}");                               //= bypass:freshPerCall
    public string Locked() { lock (_gate) { return _http.GetStringAsync("locked").GetAwaiter().GetResult(); } }   //= bypass:insideLock
    private Task<string>? _started;
    public void Starts() => _started ??= _http.GetStringAsync("started");                                         //= bypass
    public HttpResponseMessage Synchronous(HttpRequestMessage request) => _http.Send(request);                    //= bypass:synchronousCall
    public IEnumerable<Task<string>> Query(string[] urls) => from url in urls select _http.GetStringAsync(url);   //= bypass:queryExpression
    public Task<string>? Nullable(HttpClient? other) => (other ?? _http)?.GetStringAsync("null");                 //= bypass:conditionalReceiver

    private static async Task<T> Retry<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}
