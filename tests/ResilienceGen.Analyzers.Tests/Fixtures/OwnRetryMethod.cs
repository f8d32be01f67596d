// A class with its own retry method, in every parameter shape that is common, and siblings that bypass it.
public class DelegateWithToken
{
    private readonly HttpClient _http = new();
    public Task<string> One(CancellationToken token) => RetryAsync(t => _http.GetStringAsync("one", t), token);    //= guardedCall
    public Task<string> Two(CancellationToken token) => _http.GetStringAsync("two", token);                       //= bypass
    public async Task<string> Three(CancellationToken token) => await _http.GetStringAsync("three", token).ConfigureAwait(false); //= bypass
    public async Task<HttpResponseMessage> Four(string id, CancellationToken token)
    {
        var url = $"four/{id}";
        var response = await _http.GetAsync(url, token);                                                          //= bypass
        response.EnsureSuccessStatusCode();
        return response;
    }

    public Task<HttpResponseMessage> Remove(CancellationToken token) => _http.DeleteAsync("five", token);          //= bypass
    public Task<HttpResponseMessage> Create(HttpContent content, CancellationToken token) => _http.PostAsync("six", content, token); //= bypass:unsafeVerb
    public Task<HttpResponseMessage> Patch(CancellationToken token) => _http.PatchAsJsonAsync("seven", 1, token);  //= bypass:unsafeVerb

    private static async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100 * attempt, token); }
        }
    }
}

public class DelegateWithoutToken
{
    private readonly HttpClient _http = new();
    public Task<string> One() => Attempt(() => _http.GetStringAsync("one"));                                      //= guardedCall
    public Task<string> Two() => _http.GetStringAsync("two");                                                     //= bypass
    public async Task<int> Three() { var text = await _http.GetStringAsync("three"); return text.Length; }        //= bypass

    private async Task<T> Attempt<T>(Func<Task<T>> call)
    {
        var left = 3;
        while (true)
        {
            try { return await call(); }
            catch (Exception) { if (--left == 0) throw; await Task.Delay(50); }
        }
    }
}

public class MethodAndUrl
{
    private readonly HttpClient _http = new();
    public Task<HttpResponseMessage> One(CancellationToken token) => RequestAsync(HttpMethod.Get, "one", null, token);
    public Task<HttpResponseMessage> Two(CancellationToken token) => _http.GetAsync("two", token);                 //= bypass
    public Task<HttpResponseMessage> Three(HttpContent body, CancellationToken token) => _http.PostAsync("three", body, token); //= bypass:unsafeVerb

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string url, HttpContent? content, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await _http.SendAsync(new HttpRequestMessage(method, url) { Content = content }, token); } //= guardedCall
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}

public class RequestFactory
{
    private readonly HttpClient _http = new();
    public Task<HttpResponseMessage> One() => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "one"));
    public async Task<HttpResponseMessage> Two()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "two");
        request.Headers.Add("Accept", "text/plain");
        return await _http.SendAsync(request);                                                                    //= bypass
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            try { return await _http.SendAsync(request); }                                                        //= guardedCall
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
    }
}

public class StatusLoop
{
    private readonly HttpClient _http = new();
    public Task<HttpResponseMessage> One(CancellationToken token) => GetAsync("one", token);
    public Task<HttpResponseMessage> Two(CancellationToken token) => _http.GetAsync("two", token);                 //= bypass

    private async Task<HttpResponseMessage> GetAsync(string url, CancellationToken token)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await _http.GetAsync(url, token);                                                      //= guardedCall
            if ((int)response.StatusCode < 500 || attempt == 3) return response;
            response.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(attempt), token);
        }
    }
}

public class AltersAnswer
{
    private readonly HttpClient _http = new();
    public Task<string> One(CancellationToken token) => TextAsync("one", token);
    public async Task<HttpStatusCode> Two(CancellationToken token) => (await _http.GetAsync("two", token)).StatusCode; //= bypass:pathAltersCall

    private async Task<string> TextAsync(string url, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { var response = await _http.GetAsync(url, token); response.EnsureSuccessStatusCode(); return await response.Content.ReadAsStringAsync(token); } //= guardedCall
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}
