using System.Net;
using Polly.Timeout;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>Which member of a chain an error is routed to: the most specific exception type wins, types come before kinds.</summary>
internal static class Routing
{
    public static string? Find(IReadOnlyList<FallbackRoute> routes, Exception error)
    {
        for (var type = error.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var route in routes)
            {
                if (route.Error == type) return route.Member;
            }
        }

        var kind = KindOf(error);
        return kind == FailureKind.Other ? null : routes.FirstOrDefault(route => route.Error is null && route.Kind == kind)?.Member;
    }

    public static FailureKind KindOf(Exception error) => error switch
    {
        IFailureKind known => known.FailureKind,
        TimeoutRejectedException or TimeoutException or OperationCanceledException => FailureKind.Timeout,
        HttpRequestException { StatusCode: { } status } => status switch
        {
            HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Authentication,
            HttpStatusCode.RequestEntityTooLarge => FailureKind.ContextTooLong,
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => FailureKind.Timeout,
            _ => FailureKind.Other,
        },
        { InnerException: { } cause } => KindOf(cause),
        _ => FailureKind.Other,
    };
}
