// Kinds of types and members that hold calls.
public record Settings(string Url)
{
    private static readonly HttpClient Http = new();
    public Task<string> Load() => Http.GetStringAsync(Url);                                                       //= noPath
}

public readonly struct Fetcher(string url)
{
    private static readonly HttpClient Http = new();
    public Task<string> Load() => Http.GetStringAsync(url);                                                       //= noPath
}

public partial class Split
{
    private readonly HttpClient _http = new();
    public Task<string> One() => Retry(() => _http.GetStringAsync("one"));                                        //= guardedCall
}

public partial class Split
{
    public Task<string> Two() => _http.GetStringAsync("two");                                                     //= bypass
    private static async Task<T> Retry<T>(Func<Task<T>> call)
    {
        while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
    }
}

public abstract class BaseClient
{
    protected readonly HttpClient Http = new();
    protected async Task<T> Retry<T>(Func<Task<T>> call)
    {
        while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
    }
}

public class DerivedClient : BaseClient
{
    public Task<string> One() => Retry(() => Http.GetStringAsync("one"));                                         //= guardedCall
    public Task<string> Two() => Http.GetStringAsync("two");                                                      //= bypass
}

public class Generic<T> where T : class
{
    private readonly HttpClient _http = new();
    public Task<T?> One() => _http.GetFromJsonAsync<T>("one");                                                    //= noPath
    public Task<TItem?> Two<TItem>() => _http.GetFromJsonAsync<TItem>("two");                                     //= noPath
}

public class Outer
{
    public class Inner
    {
        private readonly HttpClient _http = new();
        public Task<string> One() => _http.GetStringAsync("one");                                                 //= noPath
    }
}

public interface IDefaulted
{
    private static readonly HttpClient Http = new();
    Task<string> Load() => Http.GetStringAsync("default");                                                        //= noPath
}

public class Members
{
    private static readonly HttpClient Http = new();
    private readonly Task<string> _started = Http.GetStringAsync("initializer");                                  //= noPath
    public Members() => _ = Http.GetStringAsync("constructor");                                                   //= noPath
    public Task<string> Property => Http.GetStringAsync("property");                                              //= noPath
    public string this[int index] => Http.GetStringAsync($"indexer/{index}").GetAwaiter().GetResult();            //= noPath
    public static Members operator +(Members left, Members right) { _ = Http.GetStringAsync("operator"); return left; } //= noPath
    public event Action Changed { add { _ = Http.GetStringAsync("event"); } remove { } }                          //= noPath
    public async IAsyncEnumerable<string> Stream() { yield return await Http.GetStringAsync("iterator"); }        //= noPath
    public Func<Task<string>> Later => () => Http.GetStringAsync("lambda");                                       //= unknown:delegateEscapes
    ~Members() { _ = Http.DeleteAsync("finalizer"); }                                                             //= noPath
}

public class OwnClient : HttpClient
{
    public Task<string> One() => GetStringAsync("one");                                                           //= unknown:ownClientType
    public Task<string> Two() => base.GetStringAsync("two");                                                      //= unknown:ownClientType
}
