using System.Net;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Which HTTP status says that the same request may succeed later: 408, 429 and 5xx.</summary>
internal static class TransientStatus
{
    public static bool Is(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    public static HttpRequestException ToException(HttpResponseMessage response) =>
        new($"The response has status {(int)response.StatusCode} ({response.ReasonPhrase}).", null, response.StatusCode);
}
