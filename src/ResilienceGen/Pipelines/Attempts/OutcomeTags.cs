using System.Globalization;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Outcomes in the words of telemetry: few values, and those of the error follow the conventions of OpenTelemetry.</summary>
internal static class OutcomeTags
{
    public static string ToTag(this AttemptEnd end) => end switch
    {
        AttemptEnd.Success => "success",
        AttemptEnd.AttemptTimeout or AttemptEnd.TotalTimeout => "timeout",
        AttemptEnd.Cancelled => "cancelled",
        AttemptEnd.Rejected => "rejected",
        AttemptEnd.Refusal => "refusal",
        _ => "failure",
    };

    public static string? ErrorType<TResult>(this in AttemptOutcome<TResult> outcome) => outcome switch
    {
        { Exception: { } exception } => exception.GetType().FullName,
        { End: AttemptEnd.Failure, Result: HttpResponseMessage response } => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        { End: AttemptEnd.Failure } => typeof(FailedResultException).FullName,
        _ => null,
    };
}
