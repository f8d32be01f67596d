// Extension methods of the client: their callers are the call sites.
public static class PlainExtensions
{
    public static Task<string> FetchAsync(this HttpClient client, string url) => client.GetStringAsync(url);      //= exempt:clientExtension
    public static async Task<int> LengthAsync(this HttpClient client, string url) => (await client.FetchAsync(url)).Length; //= exempt:clientExtension
}

public static class GuardedExtensions
{
    public static async Task<string> FetchSafelyAsync(this HttpClient client, string url)
    {
        while (true)
        {
            try { return await client.GetStringAsync(url); }                                                      //= guardedCall
            catch (HttpRequestException) { await Task.Delay(10); }
        }
    }
}

public class UsesExtensions
{
    private readonly HttpClient _http = new();
    public Task<string> One() => _http.FetchAsync("one");                                                         //= noPath
    public Task<int> Two() => _http.LengthAsync("two");                                                           //= noPath
    public Task<string> Three() => PlainExtensions.FetchAsync(_http, "three");                                    //= noPath
}

public class UsesGuardedExtensions
{
    private readonly HttpClient _http = new();
    public Task<string> One() => _http.FetchSafelyAsync("one");                                                   //= guardedCall
}
