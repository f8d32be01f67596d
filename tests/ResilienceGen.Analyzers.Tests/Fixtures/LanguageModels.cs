// Clients of language models: long calls, streams, writes that only ask.
public abstract class ModelClient
{
    protected static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(5) };

    protected static async Task<HttpResponseMessage> SendWithBackoffAsync(Func<Task<HttpResponseMessage>> send, CancellationToken token)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await send();
            if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || attempt >= 4) return response;
            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(Math.Pow(2, attempt));
            response.Dispose();
            await Task.Delay(wait, token);
        }
    }
}

public sealed class ChatModel : ModelClient
{
    public async Task<string> CompleteAsync(string prompt, CancellationToken token)
    {
        using var response = await SendWithBackoffAsync(() => Http.PostAsJsonAsync("chat", new { prompt }, token), token); //= guardedCall
        return await response.Content.ReadAsStringAsync(token);
    }

    public async Task<string[]> ModelsAsync(CancellationToken token)
    {
        using var response = await Http.GetAsync("models", token);                                                //= bypass
        return (await response.Content.ReadAsStringAsync(token)).Split(',');
    }

    public async Task<string> EmbedAsync(string text, CancellationToken token)
    {
        using var response = await Http.PostAsJsonAsync("embeddings", text, token);                               //= bypass:unsafeVerb
        return await response.Content.ReadAsStringAsync(token);
    }

    public async IAsyncEnumerable<string> StreamAsync(string prompt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"stream?prompt={prompt}");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);             //= bypass:iterator
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line) yield return line;
    }

    public Task<HttpResponseMessage> DeleteAsync(string id, CancellationToken token) => Http.DeleteAsync($"files/{id}", token); //= bypass
}

public sealed class SpeechModel : ModelClient
{
    public Task<HttpResponseMessage> VoicesAsync(CancellationToken token) =>
        SendWithBackoffAsync(() => Http.GetAsync("voices", token), token);                                        //= guardedCall

    public async Task<byte[]> SpeakAsync(string text, CancellationToken token)
    {
        var response = await SendWithBackoffAsync(async () => await Http.GetAsync($"speak?text={text}", token), token); //= guardedCall
        return await response.Content.ReadAsByteArrayAsync(token);
    }

    public async Task<string> TranscribeAsync(Stream audio, CancellationToken token)
    {
        using var content = new StreamContent(audio);
        using var response = await Http.PostAsync("transcribe", content, token);                                  //= bypass:unsafeVerb
        return await response.Content.ReadAsStringAsync(token);
    }

    public Task<HttpResponseMessage> UsageAsync(CancellationToken token) => Http.GetAsync("usage", token);         //= bypass
    public Task<HttpResponseMessage> LimitsAsync(CancellationToken token) => Http.GetAsync(new Uri("http://localhost/limits"), token); //= bypass
}

// Falls back to a second host: each of the two is asked at most once more.
public sealed class TwoHosts
{
    private static readonly HttpClient Http = new();
    public async Task<string> AskAsync(string question)
    {
        try { return await Http.GetStringAsync("http://first/" + question); }                                     //= guardedCall
        catch (HttpRequestException) { return await Http.GetStringAsync("http://second/" + question); }           //= guardedCall
    }
}
