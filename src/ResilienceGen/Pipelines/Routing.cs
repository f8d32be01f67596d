using System.Net;
using Polly.Timeout;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// Which member of a chain an error is routed to: the most specific exception type wins, types come before kinds. An error that no route names is
/// judged by its cause.
/// </summary>
internal static class Routing
{
    public static string? Find(IReadOnlyList<FallbackRoute> routes, Exception error)
    {
        for (var cause = error; cause is not null; cause = Causes.Next(cause))
        {
            for (var type = cause.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var route in routes)
                {
                    if (route.Error == type) return route.Member;
                }
            }
        }

        var kind = KindOf(error);
        return kind == FailureKind.Other ? null : routes.FirstOrDefault(route => route.Error is null && route.Kind == kind)?.Member;
    }

    private static FailureKind KindOf(Exception error)
    {
        for (var cause = error; cause is not null; cause = Causes.Next(cause))
        {
            if (cause is IFailureKind known) return known.FailureKind;
            if (cause is TimeoutRejectedException or TimeoutException or OperationCanceledException) return FailureKind.Timeout;
            if (ErrorStatus.Of(cause) is { } status) return KindOf(status);
        }

        return FailureKind.Other;
    }

    private static FailureKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Authentication,
        HttpStatusCode.RequestEntityTooLarge => FailureKind.ContextTooLong,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => FailureKind.Timeout,
        _ => FailureKind.Other,
    };
}
