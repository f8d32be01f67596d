// What is done with the task and with the answer: the fix must leave all of it as it is.
public class Consumption
{
    private readonly HttpClient _http = new();
    public Task<string> Path(CancellationToken token) => Retry(t => _http.GetStringAsync("path", t), token);       //= guardedCall

    public async Task<string> Statement(CancellationToken token)
    {
        await _http.GetAsync("statement", token);                                                                 //= bypass
        using var response = await _http.GetAsync("using", token);                                                //= bypass
        using (var other = await _http.GetAsync("block", token)) { }                                              //= bypass
        var (status, reason) = ((await _http.GetAsync("tuple", token)).StatusCode, "");                           //= bypass
        if ((await _http.GetAsync("condition", token)).IsSuccessStatusCode) return "yes";                         //= bypass
        foreach (var line in (await _http.GetStringAsync("lines", token)).Split('\n')) Console.WriteLine(line);   //= bypass
        return (await _http.GetStringAsync("return", token)) ?? throw new InvalidOperationException();            //= bypass
    }

    public async Task<string> Switched(int kind, CancellationToken token) => kind switch
    {
        0 => await _http.GetStringAsync("zero", token),                                                           //= bypass
        1 => (await _http.GetStringAsync("one", token)).ToUpperInvariant(),                                       //= bypass
        _ => await Task.FromResult(""),
    };

    public async Task<string[]> Both(CancellationToken token)
    {
        var first = _http.GetStringAsync("first", token);                                                         //= bypass
        var second = _http.GetStringAsync("second", token);                                                       //= bypass
        return await Task.WhenAll(first, second);
    }

    public async Task<string> Interpolated(CancellationToken token) => $"<{await _http.GetStringAsync("text", token)}>"; //= bypass
    public async Task<string> Nested(CancellationToken token) => Trim(await _http.GetStringAsync("nested", token)); //= bypass
    public Task<string> Continued(CancellationToken token) => _http.GetStringAsync("then", token).ContinueWith(task => task.Result, token); //= bypass
    public async Task<string> Caught(CancellationToken token)
    {
        try { return await _http.GetStringAsync("caught", token); }                                               //= bypass
        catch (HttpRequestException error) { throw new InvalidOperationException("caught", error); }
    }

    public async Task<string> InLambda(CancellationToken token)
    {
        Func<Task<string>> load = async () => await _http.GetStringAsync("lambda", token);                        //= bypass
        return await load();
    }

    public async Task<string> InLocalFunction(CancellationToken token)
    {
        return await Load();
        async Task<string> Load() => await _http.GetStringAsync("local", token);                                  //= bypass
    }

    public string Blocking() => _http.GetStringAsync("blocking").GetAwaiter().GetResult();                        //= bypass:synchronousCall
    public async void Handler(object sender, EventArgs e) => await _http.GetStringAsync("handler");               //= bypass
    public async ValueTask<string> Valued(CancellationToken token) => await _http.GetStringAsync("value", token); //= bypass
    public dynamic Dynamic() => _http.GetStringAsync("dynamic");                                                  //= bypass

    private static string Trim(string text) => text.Trim();

    private static async Task<T> Retry<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await call(token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
    }
}
