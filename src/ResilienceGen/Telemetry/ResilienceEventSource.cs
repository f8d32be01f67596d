using System.Diagnostics.Tracing;

namespace ResilienceGen.Telemetry;

/// <summary>The last resort for faults of listeners, handlers and disposals: they must not hurt the call, but they should be findable.</summary>
[EventSource(Name = ResilienceTelemetry.Name)]
internal sealed class ResilienceEventSource : EventSource
{
    public static readonly ResilienceEventSource Log = new();

    /// <param name="source">Whose fault it is: a listener, a handler, a property of a user's type.</param>
    /// <param name="exception">What it threw.</param>
    [NonEvent]
    public void FaultSwallowed(string source, Exception exception)
    {
        if (IsEnabled())
            FaultSwallowed(source, exception.ToString());
    }

    [Event(1, Level = EventLevel.Warning, Message = "{0} failed and was ignored: {1}")]
    private void FaultSwallowed(string source, string exception) => WriteEvent(1, source, exception);
}
