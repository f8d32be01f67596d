// Helpers that take a lambda, or look like a retry, and send nothing again.
public static class Helpers
{
    public static async Task<T> WithTimeout<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit)
    {
        using var source = new CancellationTokenSource(limit);
        return await call(source.Token);
    }

    public static async Task<T> Logged<T>(Func<Task<T>> call)
    {
        try { return await call(); }
        catch (Exception error) { Console.WriteLine(error); throw; }
    }

    public static async Task<T?> OrDefault<T>(Func<Task<T>> call)
    {
        try { return await call(); }
        catch (HttpRequestException) { return default; }
    }

    public static async Task<T> RetryWithBackoff<T>(Func<Task<T>> call) => await call();

    public static async Task<T[]> Parallel<T>(IEnumerable<Func<Task<T>>> calls) => await Task.WhenAll(calls.Select(call => call()));
}

public class UsesDecoys
{
    private readonly HttpClient _http = new();
    private readonly SemaphoreSlim _gate = new(1);
    public Task<string> One() => Helpers.WithTimeout(t => _http.GetStringAsync("one", t), TimeSpan.FromSeconds(1)); //= noPath
    public Task<string> Two() => Helpers.Logged(() => _http.GetStringAsync("two"));                               //= noPath
    public Task<string?> Three() => Helpers.OrDefault(() => _http.GetStringAsync("three"));                       //= noPath
    public Task<string> Four() => Helpers.RetryWithBackoff(() => _http.GetStringAsync("four"));                   //= noPath
    public Task<string> Five() => Task.Run(() => _http.GetStringAsync("five"));                                   //= noPath
    public Task<string[]> Six(string[] urls) => Task.WhenAll(urls.Select(url => _http.GetStringAsync(url)));      //= noPath
    public async Task<string> Seven()
    {
        await _gate.WaitAsync();
        try { return await _http.GetStringAsync("seven"); }                                                       //= noPath
        finally { _gate.Release(); }
    }
}

// Sends again only after it has fetched a new token: a refresh, not a retry.
public class Reauthorizes
{
    private readonly HttpClient _http = new();
    public Task<HttpResponseMessage> One() => SendAsync("one");
    public Task<HttpResponseMessage> Two() => _http.GetAsync("two");                                              //= noPath
    private async Task<HttpResponseMessage> SendAsync(string url)
    {
        var response = await _http.GetAsync(url);                                                                 //= noPath
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
        Refresh();
        return await _http.GetAsync(url);                                                                         //= noPath
    }

    private void Refresh() => _http.DefaultRequestHeaders.Authorization = new("Bearer", Guid.NewGuid().ToString());
}

// Names that only look alike.
public class Retrieves
{
    private readonly HttpClient _http = new();
    public Task<string> RetrieveAsync(string url) => _http.GetStringAsync(url);                                   //= noPath
    public Task<string> RetrySomethingElse(string url) => _http.GetStringAsync(url);                              //= noPath
    public async Task<string> RequestWithRetryAsync(string url) { return await _http.GetStringAsync(url); }       //= noPath
}
