// Calls that no path should cover.
using ResilienceGen;

public class Exempted
{
    private readonly HttpClient _http = new();
    [ResilienceExempt("a lost beacon is no loss")]
    public Task Beacon() => _http.GetAsync("beacon");                                                             //= exempt:exemptByAttribute

    [ResilienceExempt("")]
    public Task Unreasoned() => _http.GetAsync("beacon");                                                         //= noPath

    public async Task<bool> IsAlive()
    {
        try { using var response = await _http.GetAsync("health"); return response.IsSuccessStatusCode; }         //= exempt:probe
        catch { return false; }
    }

    public async Task<bool> Head(string url)
    {
        try { return (await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url))).IsSuccessStatusCode; } //= exempt:probe
        catch (Exception) { return false; }
    }

    public async Task<string?> TextOrNull(string url)
    {
        try { var response = await _http.GetAsync(url); return await response.Content.ReadAsStringAsync(); }      //= noPath
        catch { return null; }
    }
}

[ResilienceExempt("tooling")]
public class Tooling
{
    private readonly HttpClient _http = new();
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= exempt:exemptByAttribute
    public static Task<string> Two() => new HttpClient().GetStringAsync("two");                                   //= exempt:exemptByAttribute
    public sealed class Nested { public Task<string> Three() => new HttpClient().GetStringAsync("three"); }       //= exempt:exemptByAttribute
}

public class MarkedPath
{
    private readonly HttpClient _http = new();
    [ResiliencePath]
    public Task<HttpResponseMessage> SendAsync(string url) => _http.GetAsync(url);                                //= exempt:resiliencePath
    public Task<HttpResponseMessage> One() => SendAsync("one");
}
