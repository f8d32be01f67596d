using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>Finds the wait an endpoint asked for, in the header of a response or in an exception.</summary>
internal static class RetryAfterReader
{
    public static TimeSpan? Read(Exception? exception, object? result, TimeProvider time)
    {
        if (result is HttpResponseMessage { Headers.RetryAfter: { } header })
            return header.Delta ?? Until(header.Date, time);
        for (var cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (cause is IRetryAfter source) return Ask(source);
        }

        return null;
    }

    // A date that has passed means now.
    private static TimeSpan? Until(DateTimeOffset? date, TimeProvider time) =>
        date is { } at ? TimeSpan.FromTicks(Math.Max(0, (at - time.GetUtcNow()).Ticks)) : null;

    private static TimeSpan? Ask(IRetryAfter source)
    {
        try
        {
            return source.RetryAfter;
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("IRetryAfter.RetryAfter", exception);
            return null;
        }
    }
}
