// Loops around a call: those that send the same request again after a failure, and those that do something else.
public class RetryLoops
{
    private readonly HttpClient _http = new();

    public async Task<string> CatchFilter(string url)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return await _http.GetStringAsync(url); }                                                       //= guardedCall
            catch (HttpRequestException) when (attempt < 3) { }
        }
    }

    public async Task<string?> CountDown(string url)
    {
        var left = 3;
        while (left-- > 0)
        {
            try { return await _http.GetStringAsync(url); }                                                       //= guardedCall
            catch (Exception) { await Task.Delay(100); }
        }

        return null;
    }

    public async Task<string> DoWhile(string url)
    {
        string? text = null;
        do
        {
            try { text = await _http.GetStringAsync(url); }                                                       //= guardedCall
            catch (HttpRequestException) { await Task.Delay(100); }
        }
        while (text is null);
        return text;
    }

    public async Task<HttpResponseMessage> Status(string url, CancellationToken token)
    {
        var delay = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            var response = await _http.GetAsync(url, token);                                                      //= guardedCall
            if (response.IsSuccessStatusCode) return response;
            await Task.Delay(delay, token);
            delay *= 2;
        }
    }

    public async Task<HttpResponseMessage> TooManyRequests(string url)
    {
        HttpResponseMessage response;
        var attempts = 0;
        do
        {
            response = await _http.GetAsync(url);                                                                 //= guardedCall
            if (response.StatusCode == HttpStatusCode.TooManyRequests) await Task.Delay(1000);
        }
        while (response.StatusCode == HttpStatusCode.TooManyRequests && ++attempts < 5);
        return response;
    }

    public async Task<string> Goto(string url)
    {
        var attempt = 0;
    again:
        try { return await _http.GetStringAsync(url); }                                                           //= guardedCall
        catch (HttpRequestException) when (attempt++ < 3) { }
        goto again;
    }

    public async Task<string> Recursion(string url, int left = 3)
    {
        try { return await _http.GetStringAsync(url); }                                                           //= guardedCall
        catch (HttpRequestException) when (left > 0)
        {
            await Task.Delay(100);
            return await Recursion(url, left - 1);
        }
    }

    public async Task<string> Fallback(string url)
    {
        try { return await _http.GetStringAsync(url); }                                                           //= guardedCall
        catch (HttpRequestException) { return await _http.GetStringAsync("https://mirror/" + url); }              //= guardedCall
    }
}

public class OtherLoops
{
    private readonly HttpClient _http = new();

    public async Task<List<string>> Items(IEnumerable<string> urls)
    {
        var texts = new List<string>();
        foreach (var url in urls) texts.Add(await _http.GetStringAsync(url));                                     //= noPath
        return texts;
    }

    public async Task<List<string>> ItemsThatMayFail(IEnumerable<string> urls)
    {
        var texts = new List<string>();
        foreach (var url in urls)
        {
            try { texts.Add(await _http.GetStringAsync(url)); }                                                   //= noPath
            catch (HttpRequestException) { }
        }

        return texts;
    }

    public async Task<List<string>> Pages()
    {
        var pages = new List<string>();
        for (var page = 1; ; page++)
        {
            var text = await _http.GetStringAsync($"items?page={page}");                                          //= noPath
            if (text.Length == 0) return pages;
            pages.Add(text);
        }
    }

    public async Task<string> Poll(string url)
    {
        while (true)
        {
            var text = await _http.GetStringAsync(url);                                                           //= noPath
            if (text == "done") return text;
            await Task.Delay(1000);
        }
    }

    public async Task Forever(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            await _http.GetStringAsync("tick", token);                                                            //= noPath
            await Task.Delay(1000, token);
        }
    }

    public async Task<string?> CatchOnce(string url)
    {
        try { return await _http.GetStringAsync(url); }                                                           //= noPath
        catch (HttpRequestException) { return null; }
    }

    public async Task<string> Rethrow(string url)
    {
        for (var i = 0; i < 3; i++)
        {
            try { return await _http.GetStringAsync(url); }                                                       //= noPath
            catch (HttpRequestException error) { throw new InvalidOperationException(url, error); }
        }

        return "";
    }
}
