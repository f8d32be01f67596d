using System.Net.Http.Json;
using Samples.Activities.Models;

namespace Samples.Activities;

public sealed partial class ActivityApiClient
{
    /// <summary>The memories closest to a question, best first.</summary>
    public async Task<IReadOnlyList<Memory>> SearchMemoriesAsync(
        string question,
        int top = 5,
        CancellationToken cancellationToken = default)
    {
        var url = $"api/memories/search?q={Uri.EscapeDataString(question)}&top={top}";
        using HttpResponseMessage response = await _http.GetAsync(url, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<List<Memory>>(cancellationToken) ?? [];
    }

    public Task<Memory?> GetMemoryAsync(string id, CancellationToken cancellationToken = default) =>
        RequestWithRetryAsync(token => _http.GetFromJsonAsync<Memory>($"api/memories/{id}", token), cancellationToken);

    public async Task<Memory> StoreMemoryAsync(NewMemory memory, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync("api/memories", memory, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Memory>(cancellationToken).ConfigureAwait(false))!;
    }

    public async Task UpdateMemoryAsync(Memory memory, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PutAsJsonAsync($"api/memories/{memory.Id}", memory, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public async Task ForgetMemoryAsync(string id, CancellationToken cancellationToken = default)
    {
        using (var response = await _http.DeleteAsync($"api/memories/{id}", cancellationToken).ConfigureAwait(false))
        {
            response.EnsureSuccessStatusCode();
        }
    }

    public async Task<byte[]> GetMemoryImageAsync(string id, CancellationToken cancellationToken = default) =>
        await _http.GetByteArrayAsync($"api/memories/{id}/image", cancellationToken).ConfigureAwait(false);

    public async Task<WorkingMemory> GetWorkingMemoryAsync(CancellationToken cancellationToken = default)
    {
        var memory = await RequestWithRetryAsync(
            token => _http.GetFromJsonAsync<WorkingMemory>("api/working-memory", token),
            cancellationToken).ConfigureAwait(false);
        return memory ?? new WorkingMemory(new Dictionary<string, string>());
    }

    public async Task<string?> GetWorkingMemorySlotAsync(string slot, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _http.GetStringAsync($"api/working-memory/{slot}", cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task SetWorkingMemorySlotAsync(string slot, string value, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PutAsJsonAsync($"api/working-memory/{slot}", value, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public async Task ClearWorkingMemoryAsync(CancellationToken cancellationToken = default)
    {
        using var response = await _http.DeleteAsync("api/working-memory", cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
