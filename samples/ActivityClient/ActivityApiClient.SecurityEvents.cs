using System.Globalization;
using System.Net.Http.Json;
using Samples.Activities.Models;

namespace Samples.Activities;

public sealed partial class ActivityApiClient
{
    public async Task<IReadOnlyList<SecurityEvent>> GetSecurityEventsAsync(
        Severity atLeast,
        CancellationToken cancellationToken = default)
    {
        using var response = await RequestWithRetryAsync(
            token => _http.GetAsync($"api/security-events?atLeast={atLeast}", token),
            cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<SecurityEvent[]>(cancellationToken).ConfigureAwait(false) ?? [];
    }

    public Task<SecurityEvent?> GetSecurityEventAsync(string id, CancellationToken cancellationToken = default)
        => _http.GetFromJsonAsync<SecurityEvent>($"api/security-events/{id}", cancellationToken);

    /// <summary>How many events nobody has looked at yet.</summary>
    public async Task<int> CountOpenSecurityEventsAsync(CancellationToken cancellationToken = default)
    {
        var text = await _http.GetStringAsync("api/security-events/count?acknowledged=false", cancellationToken).ConfigureAwait(false);
        return int.Parse(text, CultureInfo.InvariantCulture);
    }

    public async Task ReportSecurityEventAsync(NewSecurityEvent securityEvent, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/security-events");
        request.Headers.Add("X-Source", securityEvent.Source);
        request.Content = JsonContent.Create(securityEvent);
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public async Task AcknowledgeSecurityEventAsync(string id, string user, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/security-events/{id}/acknowledgement");
        request.Headers.Add("X-User", user); // the audit log wants to know who it was
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Removes what is older than the given day.</summary>
    public async Task PurgeSecurityEventsAsync(DateOnly before, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"api/security-events?before={before:yyyy-MM-dd}");
        var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
