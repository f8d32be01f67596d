using System.Net.Sockets;
using Polly;
using Polly.Timeout;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>
/// Which failures prove that the request never reached the endpoint, so that even a write may be sent again. All others may have been sent. Of an exception
/// and its causes the outermost that can tell decides: libraries wrap the errors of their transport.
/// </summary>
internal static class SendProof
{
    public static bool WasNotSent(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (Tell(cause) is { } wasNotSent) return wasNotSent;
        }

        return false;
    }

    private static bool? Tell(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: not null } => false,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } =>
            error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,

        // A connection that was there and broke: a lost route looks like one that never was.
        IOException => false,
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        TimeoutRejectedException => false,
        ExecutionRejectedException => true,

        // Several requests: one that was sent is enough.
        AggregateException { InnerExceptions: { Count: > 1 } requests } => requests.All(WasNotSent),
        _ => null,
    };
}
