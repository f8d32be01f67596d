using System.Net;
using System.Net.Http.Json;
using Samples.Activities.Models;

namespace Samples.Activities;

public sealed partial class ActivityApiClient
{
    public async Task<IReadOnlyList<Goal>> GetGoalsAsync(CancellationToken cancellationToken = default)
    {
        var page = await _http.GetFromJsonAsync<Page<Goal>>("api/goals", cancellationToken).ConfigureAwait(false);
        return page?.Items ?? [];
    }

    public async Task<Goal?> GetGoalAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync($"api/goals/{id}", cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Goal>(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The title of the goal that is due next; null when there is none.</summary>
    public async Task<string?> GetNextGoalTitleAsync(CancellationToken cancellationToken = default) =>
        (await _http.GetFromJsonAsync<Page<Goal>>("api/goals?due=next", cancellationToken))?.Items.FirstOrDefault()?.Title;

    public async Task<Goal> CreateGoalAsync(NewGoal goal, CancellationToken cancellationToken = default)
    {
        var response = await _http.PostAsJsonAsync("api/goals", goal, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Goal>(cancellationToken))!;
    }

    /// <summary>Adds to the progress; the service sums what it is sent.</summary>
    public async Task AddGoalProgressAsync(string id, double share, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PatchAsJsonAsync($"api/goals/{id}/progress", new { share }, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public async Task CompleteGoalAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PutAsync($"api/goals/{id}/completion", content: null, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public async Task DeleteGoalAsync(string id, CancellationToken cancellationToken = default)
    {
        var uri = new Uri($"api/goals/{id}", UriKind.Relative);
        using var response = await _http.DeleteAsync(uri, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
