using System.Diagnostics;

namespace ResilienceGen.Telemetry;

/// <summary>The span of one call with an event per attempt; <c>default</c> when nobody listens.</summary>
internal readonly struct CallSpan
{
    private readonly Activity? _activity;

    private CallSpan(Activity? activity) => _activity = activity;

    public static bool IsObserved => ResilienceTelemetry.ActivitySource.HasListeners();

    public static CallSpan Start(in OperationTags operation)
    {
        if (!IsObserved) return default;
        try
        {
            var activity = ResilienceTelemetry.ActivitySource.StartActivity($"{operation.Endpoint}.{operation.Operation}");
            activity?.SetTag(TagNames.Endpoint, operation.Endpoint).SetTag(TagNames.Operation, operation.Operation);
            return new CallSpan(activity);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
            return default;
        }
    }

    public void AttemptEnded(int attempt, in OperationTags operation, string outcome, string? errorType, DateTimeOffset now)
    {
        if (_activity is null)
            return;
        var tags = new ActivityTagsCollection { { "resilience.attempt", attempt }, { TagNames.Outcome, outcome } };
        if (operation.Member is not null)
            tags.Add(TagNames.Member, operation.Member);
        if (errorType is not null)
            tags.Add(TagNames.ErrorType, errorType);
        _activity.AddEvent(new ActivityEvent("attempt", now, tags));
    }

    public bool IsRecorded => _activity is not null;

    public void End(string outcome, string? errorType, bool failed)
    {
        if (_activity is null)
            return;
        try
        {
            _activity.SetTag(TagNames.Outcome, outcome);
            if (errorType is not null)
                _activity.SetTag(TagNames.ErrorType, errorType);
            if (failed)
                _activity.SetStatus(ActivityStatusCode.Error);
            _activity.Dispose();
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("A listener", exception);
        }
    }
}
