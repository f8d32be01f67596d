namespace Grpc.Core;

// The shape of gRPC's errors, of which the runtime knows the names and numbers only.
public enum StatusCode
{
    OK,
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

public sealed class RpcException(StatusCode code, Exception? cause = null) : Exception($"{code}", cause)
{
    public StatusCode StatusCode => code;

    public (StatusCode Code, string Detail) Status => (code, "");
}
