using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Samples.Activities.Models;

namespace Samples.Activities;

public sealed partial class ActivityApiClient
{
    public async Task<Thought[]> GetThoughtsAsync(CancellationToken cancellationToken = default) =>
        await _http.GetFromJsonAsync<Thought[]>("api/thoughts", cancellationToken).ConfigureAwait(false) ?? [];

    public async Task<Thought?> GetThoughtAsync(string id, CancellationToken cancellationToken = default)
    {
        var thought = await RequestWithRetryAsync(
            token => _http.GetFromJsonAsync<Thought>($"api/thoughts/{id}", token),
            cancellationToken).ConfigureAwait(false);
        return thought;
    }

    public async Task<Thought> AddThoughtAsync(NewThought thought, CancellationToken cancellationToken = default)
    {
        using var content = JsonContent.Create(thought);
        using var response = await _http.PostAsync("api/thoughts", content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Thought>(cancellationToken).ConfigureAwait(false))!;
    }

    public async Task ReplaceThoughtAsync(Thought thought)
    {
        var json = JsonSerializer.Serialize(thought, JsonSerializerOptions.Web);
        using var response = await _http.PutAsync($"api/thoughts/{thought.Id}", new StringContent(json, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
    }

    public async Task DeleteThoughtAsync(string id) =>
        (await _http.DeleteAsync($"api/thoughts/{id}")).EnsureSuccessStatusCode().Dispose();

    public async Task<bool> ThoughtExistsAsync(string id, CancellationToken cancellationToken = default)
    {
        // HEAD: the answer has no body
        using var response = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"api/thoughts/{id}"), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) return false;
        response.EnsureSuccessStatusCode();
        return true;
    }
}
