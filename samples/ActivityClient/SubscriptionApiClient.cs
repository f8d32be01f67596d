using System.Net.Http.Json;
using Samples.Activities.Resilience;

namespace Samples.Activities;

public sealed record Subscription(string Id, Uri Target, string Topic);

/// <summary>
/// Subscriptions to the activity service. Written later than <see cref="ActivityApiClient"/>,
/// with a path of its own that knows the verb and never sends a write twice.
/// </summary>
public sealed class SubscriptionApiClient(HttpClient http, RequestPolicy policy)
{
    public async Task<Subscription[]> GetSubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        using var response = await SendWithRetryAsync(HttpMethod.Get, "api/subscriptions", null, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Subscription[]>(cancellationToken).ConfigureAwait(false) ?? [];
    }

    public async Task<Subscription?> GetSubscriptionAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await http.GetAsync($"api/subscriptions/{id}", cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Subscription>(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Subscription?> SubscribeAsync(Uri target, string topic, CancellationToken cancellationToken = default)
    {
        var content = JsonContent.Create(new { target, topic });
        using var response = await http.PostAsync("api/subscriptions", content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Subscription>(cancellationToken).ConfigureAwait(false);
    }

    public async Task UnsubscribeAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await http.DeleteAsync($"api/subscriptions/{id}", cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> SendWithRetryAsync(
        HttpMethod method,
        string url,
        HttpContent? content,
        CancellationToken cancellationToken)
    {
        // A write may have arrived although the answer did not: it is sent once.
        var attempts = method == HttpMethod.Post || method == HttpMethod.Patch ? 1 : policy.MaxAttempts;
        var failures = 0;
        while (true)
        {
            try
            {
                var request = new HttpRequestMessage(method, url) { Content = content };
                var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if ((int)response.StatusCode < 500 || failures == attempts - 1) return response;
                response.Dispose();
                failures++;
            }
            catch (HttpRequestException) when (failures < attempts - 1)
            {
                failures++;
            }

            await Task.Delay(policy.FirstDelay * failures, cancellationToken).ConfigureAwait(false);
        }
    }
}
