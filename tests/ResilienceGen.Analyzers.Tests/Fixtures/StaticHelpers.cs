// A static helper that takes a lambda: by far the most common path in real code.
public static class RetryHelper
{
    public static async Task<T> ExecuteAsync<T>(Func<Task<T>> action, int attempts = 3)
    {
        Exception? last = null;
        for (var i = 0; i < attempts; i++)
        {
            try { return await action().ConfigureAwait(false); }
            catch (HttpRequestException error) { last = error; await Task.Delay(200).ConfigureAwait(false); }
        }

        throw last!;
    }

    public static async Task ExecuteAsync(Func<Task> action)
    {
        await ExecuteAsync(async () => { await action(); return true; });
    }
}

public class Orders
{
    private readonly HttpClient _http = new();
    public Task<string> One() => RetryHelper.ExecuteAsync(() => _http.GetStringAsync("one"));                     //= guardedCall
    public async Task Two() => await RetryHelper.ExecuteAsync(async () => { await _http.DeleteAsync("two"); });   //= guardedCall
    public async Task<string> Three() => await RetryHelper.ExecuteAsync(async () =>
    {
        var response = await _http.GetAsync("three");                                                             //= guardedCall
        return await response.Content.ReadAsStringAsync();
    }, 5);

    public Task<string> Four() => _http.GetStringAsync("four");                                                   //= bypass
    public async Task<string> Five(string id) { var text = await _http.GetStringAsync($"five/{id}"); return text.Trim(); } //= bypass
    public async Task<HttpResponseMessage> Six() { return await _http.GetAsync("six").ConfigureAwait(false); }    //= bypass
    public Task<HttpResponseMessage> Seven(HttpContent body) => _http.PutAsync("seven", body);                    //= bypass:sharedContent
    public Task<HttpResponseMessage> Eight(HttpContent body) => _http.PostAsync("eight", body);                   //= bypass:unsafeVerb
}

// The second client of the same project never uses the helper: no sibling proves the path is wanted here.
public class Invoices
{
    private readonly HttpClient _http = new();
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= noPath
    public Task<string> Two() => _http.GetStringAsync("two");                                                     //= noPath
}

// Through a local, a method group, a nested helper of its own.
public class Shapes
{
    private readonly HttpClient _http = new();
    public async Task<string> Local()
    {
        Func<Task<string>> call = () => _http.GetStringAsync("local");                                            //= guardedCall
        return await RetryHelper.ExecuteAsync(call);
    }

    public Task<string> Group() => RetryHelper.ExecuteAsync(Raw);
    private Task<string> Raw() => _http.GetStringAsync("raw");                                                    //= guardedCall
    public Task<string> Wrapped() => Guard(() => _http.GetStringAsync("wrapped"));                                //= guardedCall
    private Task<T> Guard<T>(Func<Task<T>> inner) => RetryHelper.ExecuteAsync(() => inner());
    public Task<string> LocalFunction()
    {
        return RetryHelper.ExecuteAsync(Fetch);
        async Task<string> Fetch() => await _http.GetStringAsync("function");                                     //= guardedCall
    }

    public Task<string> Direct() => _http.GetStringAsync("direct");                                               //= bypass:severalPaths
}

// An instance of an executor that the class is given.
public interface IExecutor { Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default); }

internal sealed class Executor : IExecutor
{
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 4) { await Task.Delay(100, token); }
        }
    }
}

public class WithExecutor(IExecutor executor)
{
    private readonly HttpClient _http = new();
    public Task<string> One(CancellationToken token) => executor.RunAsync(t => _http.GetStringAsync("one", t), token); //= guardedCall
    public Task<string> Two(CancellationToken token) => _http.GetStringAsync("two", token);                       //= bypass
}
