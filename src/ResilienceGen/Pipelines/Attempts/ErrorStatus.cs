using System.Net;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// The HTTP status with which an endpoint answered, as the exceptions of libraries carry it. Of an exception and its causes the outermost that knows one
/// counts. A status below 300 is none: what is thrown with it complains of something else, such as a body that cannot be read.
/// </summary>
internal static class ErrorStatus
{
    /// <summary>The status that the exception or one of its causes knows; null if none does.</summary>
    public static HttpStatusCode? Behind(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (Of(cause) is { } status) return status;
        }

        return null;
    }

    /// <summary>The status that this very exception knows; null if it knows none.</summary>
    public static HttpStatusCode? Of(Exception exception)
    {
        var status = exception is HttpRequestException http ? http.StatusCode : StatusProperty.Of(exception.GetType()).Read(exception);
        return (int?)status is >= 300 and < 600 ? status : null;
    }
}
