using System.Net;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>The codes of gRPC as the HTTP status that means the same to a caller: whether to ask again, and whether the endpoint is in trouble.</summary>
internal static class GrpcStatus
{
    public const int Cancelled = (int)Code.Cancelled;

    // The numbers on the wire, which are those of Grpc.Core.StatusCode.
    private enum Code
    {
        Ok,
        Cancelled,
        Unknown,
        InvalidArgument,
        DeadlineExceeded,
        NotFound,
        AlreadyExists,
        PermissionDenied,
        ResourceExhausted,
        FailedPrecondition,
        Aborted,
        OutOfRange,
        Unimplemented,
        Internal,
        Unavailable,
        DataLoss,
        Unauthenticated,
    }

    public static HttpStatusCode? ToHttp(int code) => (Code)code switch
    {
        // What was aborted may succeed when it is sent again.
        Code.Unknown or Code.Aborted or Code.Internal or Code.DataLoss => HttpStatusCode.InternalServerError,
        Code.InvalidArgument or Code.OutOfRange => HttpStatusCode.BadRequest,
        Code.DeadlineExceeded => HttpStatusCode.GatewayTimeout,

        // What gRPC makes of a 404.
        Code.NotFound or Code.Unimplemented => HttpStatusCode.NotFound,
        Code.AlreadyExists => HttpStatusCode.Conflict,
        Code.PermissionDenied => HttpStatusCode.Forbidden,
        Code.ResourceExhausted => HttpStatusCode.TooManyRequests,
        Code.FailedPrecondition => HttpStatusCode.PreconditionFailed,
        Code.Unavailable => HttpStatusCode.ServiceUnavailable,
        Code.Unauthenticated => HttpStatusCode.Unauthorized,

        // Whether it was the caller who cancelled, only his token can tell.
        _ => null,
    };
}
