// Whole clients, as they are found in applications.
public sealed class WeatherClient
{
    private const int MaxAttempts = 3;
    private readonly HttpClient _http = new() { BaseAddress = new Uri("http://localhost/") };

    public async Task<string?> CurrentAsync(string city, CancellationToken token = default)
    {
        var response = await SendWithRetryAsync(() => new HttpRequestMessage(HttpMethod.Get, $"current?city={Uri.EscapeDataString(city)}"), token);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(token) : null;
    }

    public async Task<string> ForecastAsync(string city, CancellationToken token = default)
    {
        var response = await _http.GetAsync($"forecast?city={city}", token);                                      //= bypass
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(token);
    }

    public async Task<List<string>> StationsAsync(CancellationToken token = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "stations");
        request.Headers.TryAddWithoutValidation("X-Page", "1");
        using var response = await _http.SendAsync(request, token);                                               //= bypass
        return [.. (await response.Content.ReadAsStringAsync(token)).Split(',')];
    }

    public async Task ReportAsync(string observation, CancellationToken token = default)
    {
        using var response = await _http.PostAsJsonAsync("observations", observation, token);                     //= bypass:unsafeVerb
        response.EnsureSuccessStatusCode();
    }

    public Task DeleteAsync(int id, CancellationToken token = default) => _http.DeleteAsync($"observations/{id}", token); //= bypass

    private async Task<HttpResponseMessage> SendWithRetryAsync(Func<HttpRequestMessage> createRequest, CancellationToken token)
    {
        var delay = TimeSpan.FromMilliseconds(200);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            using var request = createRequest();
            try
            {
                var response = await _http.SendAsync(request, token);                                             //= guardedCall
                if ((int)response.StatusCode is < 500 and not 429) return response;
                if (attempt == MaxAttempts) return response;
                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < MaxAttempts)
            {
            }

            await Task.Delay(delay, token);
            delay += delay;
        }

        throw new InvalidOperationException("unreachable");
    }
}

// One funnel that retries, and everything goes through it.
public sealed class Funnel
{
    private readonly HttpClient _http = new();
    public Task<string?> GetAsync(string path) => SendAsync<string>(HttpMethod.Get, path, null);
    public Task<string?> PostAsync(string path, object body) => SendAsync<string>(HttpMethod.Post, path, JsonContent.Create(body));
    public Task<string?> PutAsync(string path, object body) => SendAsync<string>(HttpMethod.Put, path, JsonContent.Create(body));

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, HttpContent? content)
    {
        var attempts = 0;
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = content };
                using var response = await _http.SendAsync(request).ConfigureAwait(false);                        //= guardedCall
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadFromJsonAsync<T>();
            }
            catch (HttpRequestException error) when (attempts < 3 && (error.StatusCode is null or >= HttpStatusCode.InternalServerError))
            {
                attempts++;
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempts)));
            }
        }
    }
}

// One funnel that does not.
public sealed class PlainFunnel
{
    private readonly HttpClient _http = new();
    public Task<string?> GetAsync(string path) => SendAsync<string>(HttpMethod.Get, path);
    private async Task<T?> SendAsync<T>(HttpMethod method, string path)
    {
        using var response = await _http.SendAsync(new HttpRequestMessage(method, path)).ConfigureAwait(false);   //= noPath
        if (!response.IsSuccessStatusCode) throw new HttpRequestException(await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<T>();
    }
}

// Circuit breaker by hand, retry by hand, and methods that know of neither.
public sealed class WithBreaker
{
    private readonly HttpClient _http = new();
    private int _failures;
    private DateTimeOffset _openUntil;

    public Task<string> MemoriesAsync() => RequestWithRetryAsync(() => _http.GetStringAsync("memories"));         //= guardedCall
    public Task<string> GoalsAsync() => RequestWithRetryAsync(() => _http.GetStringAsync("goals"));               //= guardedCall
    public async Task<string> ThoughtsAsync() => await _http.GetStringAsync("thoughts");                          //= bypass
    public async Task<string> EventsAsync() { var text = await _http.GetStringAsync("events"); return text; }     //= bypass
    public async Task<HttpResponseMessage> ForgetAsync(int id) => await _http.DeleteAsync($"memories/{id}");       //= bypass
    public async Task<HttpResponseMessage> RememberAsync(string text) => await _http.PostAsJsonAsync("memories", text); //= bypass:unsafeVerb

    private async Task<T> RequestWithRetryAsync<T>(Func<Task<T>> request)
    {
        if (TimeProvider.System.GetUtcNow() < _openUntil) throw new InvalidOperationException("The circuit is open.");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await request();
                _failures = 0;
                return result;
            }
            catch (HttpRequestException)
            {
                if (++_failures >= 5) _openUntil = TimeProvider.System.GetUtcNow().AddSeconds(30);
                if (attempt == 3) throw;
                await Task.Delay(100 * attempt);
            }
        }
    }
}

// A token service that is never retried, beside a client that is.
public sealed class TokenService
{
    private static readonly HttpClient Http = new();
    public async Task<string> FetchAsync(string user, string secret)
    {
        var form = new FormUrlEncodedContent([new("user", user), new("secret", secret)]);
        using var response = await Http.PostAsync("token", form);                                                 //= noPath
        return await response.Content.ReadAsStringAsync();
    }
}
