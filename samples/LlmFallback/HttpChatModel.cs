using System.Runtime.CompilerServices;

namespace Samples.LlmFallback;

/// <summary>A model behind HTTP. It knows nothing of retries, breakers or other models.</summary>
public abstract class HttpChatModel(Uri address) : IChatModel, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken = default) =>
        await _http.GetStringAsync($"ask?q={Uri.EscapeDataString(question)}", cancellationToken);

    public async IAsyncEnumerable<string> StreamAsync(
        string question,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var body = await _http.GetStreamAsync($"stream?q={Uri.EscapeDataString(question)}", cancellationToken);
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(cancellationToken) is { } word) yield return word;
    }

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class LargeModel(ModelAddresses addresses) : HttpChatModel(addresses.Large);

public sealed class SmallModel(ModelAddresses addresses) : HttpChatModel(addresses.Small);

public sealed class HouseModel(ModelAddresses addresses) : HttpChatModel(addresses.House);
