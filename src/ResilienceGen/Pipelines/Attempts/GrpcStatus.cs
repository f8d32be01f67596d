using System.Net;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>The codes of gRPC as the HTTP status that means the same to a caller: whether to ask again, and whether the endpoint is in trouble.</summary>
internal static class GrpcStatus
{
    public const int Cancelled = 1;

    public static HttpStatusCode? ToHttp(int code) => code switch
    {
        /* Unknown */ 2 => HttpStatusCode.InternalServerError,
        /* InvalidArgument */ 3 => HttpStatusCode.BadRequest,
        /* DeadlineExceeded */ 4 => HttpStatusCode.GatewayTimeout,
        /* NotFound */ 5 => HttpStatusCode.NotFound,
        /* AlreadyExists */ 6 => HttpStatusCode.Conflict,
        /* PermissionDenied */ 7 => HttpStatusCode.Forbidden,
        /* ResourceExhausted */ 8 => HttpStatusCode.TooManyRequests,
        /* FailedPrecondition */ 9 => HttpStatusCode.PreconditionFailed,
        /* Aborted: the same request may succeed later */ 10 => HttpStatusCode.InternalServerError,
        /* OutOfRange */ 11 => HttpStatusCode.BadRequest,
        /* Unimplemented: what gRPC makes of a 404 */ 12 => HttpStatusCode.NotFound,
        /* Internal */ 13 => HttpStatusCode.InternalServerError,
        /* Unavailable */ 14 => HttpStatusCode.ServiceUnavailable,
        /* DataLoss */ 15 => HttpStatusCode.InternalServerError,
        /* Unauthenticated */ 16 => HttpStatusCode.Unauthorized,

        // Whether it was the caller who cancelled, only his token can tell.
        _ => null,
    };
}
