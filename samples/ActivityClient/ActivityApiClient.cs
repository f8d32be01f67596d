using System.Net;
using Samples.Activities.Resilience;

namespace Samples.Activities;

/// <summary>
/// Client of the activity service. The endpoints stand in one file per area;
/// this one holds the connection and the path that retries.
/// </summary>
public sealed partial class ActivityApiClient
{
    private readonly HttpClient _http;
    private readonly RequestPolicy _policy;
    private readonly CircuitBreaker _breaker;

    public ActivityApiClient(HttpClient http, RequestPolicy? policy = null)
    {
        _http = http;
        _policy = policy ?? new RequestPolicy();
        _breaker = new CircuitBreaker(_policy.FailuresToOpen, _policy.BreakDuration);
    }

    public CircuitBreaker Breaker => _breaker;

    /// <summary>
    /// Sends up to <see cref="RequestPolicy.MaxAttempts"/> times while the service fails in a way that may pass.
    /// Resends whatever it is given: only for requests that may arrive twice.
    /// </summary>
    private async Task<T> RequestWithRetryAsync<T>(
        Func<CancellationToken, Task<T>> send,
        CancellationToken cancellationToken = default)
    {
        var delay = _policy.FirstDelay;
        for (var attempt = 1; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_policy.AttemptTimeout);
            try
            {
                if (!_breaker.TryEnter()) throw new ServiceUnavailableException("The circuit of the activity service is open.");

                var result = await send(limit.Token).ConfigureAwait(false);
                if (result is not HttpResponseMessage response || !IsTransient(response.StatusCode))
                {
                    _breaker.RecordSuccess();
                    return result;
                }

                _breaker.RecordFailure();
                if (attempt == _policy.MaxAttempts) return result;
                response.Dispose();
            }
            catch (Exception exception) when (IsTransient(exception) && !cancellationToken.IsCancellationRequested)
            {
                // A call that was never sent says nothing about the service.
                if (exception is not ServiceUnavailableException) _breaker.RecordFailure();
                if (attempt == _policy.MaxAttempts) throw;
            }

            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            delay *= 2;
        }
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static bool IsTransient(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => IsTransient(status),
        HttpRequestException or IOException or OperationCanceledException or ServiceUnavailableException => true,
        _ => false,
    };
}
