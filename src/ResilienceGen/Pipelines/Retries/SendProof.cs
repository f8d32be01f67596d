using System.Net.Sockets;
using Polly;
using Polly.Timeout;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>Which failures prove that the request never reached the endpoint, so that even a write may be sent again. All others may have been sent.</summary>
internal static class SendProof
{
    public static bool WasNotSent(Exception? exception) => exception switch
    {
        HttpRequestException http => http.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        TimeoutRejectedException => false,
        ExecutionRejectedException => true,
        _ => false,
    };
}
