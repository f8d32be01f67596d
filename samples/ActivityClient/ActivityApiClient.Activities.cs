using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Samples.Activities.Models;

namespace Samples.Activities;

public sealed partial class ActivityApiClient
{
    /// <summary>The newest activities first.</summary>
    public async Task<IReadOnlyList<Activity>> GetActivitiesAsync(int limit, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync($"api/activities?limit={limit}", cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Activity[]>(cancellationToken).ConfigureAwait(false) ?? [];
    }

    public async Task<Activity?> GetActivityAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await RequestWithRetryAsync(
            token => _http.GetAsync($"api/activities/{Uri.EscapeDataString(id)}", token),
            cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Activity>(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Activity>> FindActivitiesAsync(
        ActivityFilter filter,
        CancellationToken cancellationToken = default)
    {
        var query = $"limit={filter.Limit}";
        if (filter.Kind is { } kind) query += $"&kind={Uri.EscapeDataString(kind)}";
        if (filter.Since is { } since) query += $"&since={Uri.EscapeDataString(since.ToString("O"))}";

        var found = await _http.GetFromJsonAsync<Activity[]>("api/activities/find?" + query, cancellationToken);
        return found ?? [];
    }

    public async Task<Activity> CreateActivityAsync(NewActivity activity, CancellationToken cancellationToken = default)
    {
        // The service gives each activity a new id: sent twice, it stands there twice.
        using var response = await _http.PostAsJsonAsync("api/activities", activity, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Activity>(cancellationToken).ConfigureAwait(false))!;
    }

    public async Task UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PutAsJsonAsync(
            $"api/activities/{activity.Id}", // the id never changes
            activity,
            cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Whether there was something to delete.</summary>
    public async Task<bool> DeleteActivityAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await _http.DeleteAsync($"api/activities/{id}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) return false;
        response.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>The whole journal as CSV.</summary>
    public Task<string> ExportActivitiesAsync(CancellationToken cancellationToken = default) =>
        _http.GetStringAsync("api/activities/export", cancellationToken);

    /// <summary>Activities as they happen, one JSON object per line.</summary>
    public async IAsyncEnumerable<Activity> StreamActivitiesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await _http
            .GetAsync("api/activities/stream", HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0) yield return JsonSerializer.Deserialize<Activity>(line, JsonSerializerOptions.Web)!;
        }
    }
}
