// The client is given, so what its handlers do is unknown; but the siblings show that the author wants the path.
public class Repository(HttpClient http)
{
    public Task<string> One(CancellationToken token) => Again(t => http.GetStringAsync("one", t), token);          //= guardedCall
    public Task<string> Two(CancellationToken token) => Again(t => http.GetStringAsync("two", t), token);          //= guardedCall
    public Task<string> Three(CancellationToken token) => http.GetStringAsync("three", token);                    //= bypass
    public async Task<byte[]> Four(CancellationToken token) => await http.GetByteArrayAsync("four", token);       //= bypass
    public async Task<Stream> Five(CancellationToken token) => await http.GetStreamAsync("five", token);          //= bypass
    public Task<HttpResponseMessage> Six(CancellationToken token) => http.DeleteAsync("six", token);              //= bypass
    public Task<HttpResponseMessage> Seven(CancellationToken token) => http.PostAsync("seven", null, token);      //= bypass:unsafeVerb
    public Task<HttpResponseMessage> Eight(CancellationToken token) => http.GetAsync("eight", HttpCompletionOption.ResponseHeadersRead, token); //= bypass

    private static async Task<T> Again<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}

// The path is handed what makes the request, and a test of the answer: neither sends by itself.
public class RequestMakers(HttpClient http)
{
    public Task<HttpResponseMessage> One() => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "one"), response => response.IsSuccessStatusCode);
    public Task<HttpResponseMessage> Two() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "two"));      //= bypass:pathShape

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, Func<HttpResponseMessage, bool> isGood)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await http.SendAsync(make());                                                          //= guardedCall
            if (isGood(response) || response.IsSuccessStatusCode || attempt == 3) return response;
            await Task.Delay(100);
        }
    }
}

public class Factories(HttpClient http)
{
    public Task<HttpResponseMessage> One() => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "one"));
    public Task<HttpResponseMessage> Two() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "two"));      //= bypass
    public Task<HttpResponseMessage> Three() => http.GetAsync("three");                                           //= bypass

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.SendAsync(make()); }                                                          //= guardedCall
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
    }
}

// A path that nobody uses proves no wish.
public class UnusedPath(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= unknown:injectedClient
    public static async Task<T> Again<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
    }
}

public class GivenPipeline(HttpClient http, Polly.ResiliencePipeline pipeline, Polly.IAsyncPolicy policy)
{
    public async Task<string> One(CancellationToken token) => await pipeline.ExecuteAsync(async t => await http.GetStringAsync("one", t), token); //= guardedCall
    public Task<string> Two() => policy.ExecuteAsync(() => http.GetStringAsync("two"));                           //= guardedCall
    public Task<string> Three() => http.GetStringAsync("three");                                                  //= bypass:severalPaths
}
