// A private helper is guarded when everything that calls it is.
public class GuardedHelpers
{
    private readonly HttpClient _http = new();
    public Task<string> One() => Retry(() => Load("one"));
    public Task<string> Two() => Retry(() => Load("two"));
    private Task<string> Load(string url) => Fetch(url);
    private async Task<string> Fetch(string url) => await _http.GetStringAsync(url);                              //= guardedCall
    internal static async Task<T> Retry<T>(Func<Task<T>> call)
    {
        while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
    }
}

public class OneCallerOutside
{
    private readonly HttpClient _http = new();
    public Task<string> One() => GuardedHelpers.Retry(() => Load("one"));
    public Task<string> Two() => Load("two");
    private Task<string> Load(string url) => _http.GetStringAsync(url);                                           //= bypass:callerRetries
}

public class NobodyCalls
{
    private readonly HttpClient _http = new();
    private Task<string> Load(string url) => _http.GetStringAsync(url);                                           //= noPath
}

public class MutualRecursion
{
    private readonly HttpClient _http = new();
    public Task<string> One() => GuardedHelpers.Retry(() => A(3));
    private async Task<string> A(int depth) => depth == 0 ? await _http.GetStringAsync("a") : await B(depth);     //= guardedCall
    private async Task<string> B(int depth) => depth == 1 ? await _http.GetStringAsync("b") : await A(depth - 1); //= guardedCall
}

public class PublicHelper
{
    private readonly HttpClient _http = new();
    public Task<string> One() => GuardedHelpers.Retry(() => Load("one"));
    public Task<string> Load(string url) => _http.GetStringAsync(url);                                            //= bypass:callerRetries
}
