namespace Samples.Activities.Models;

public enum Severity
{
    Low,
    Medium,
    High,
}

public sealed record SecurityEvent(string Id, Severity Severity, string Source, bool Acknowledged);

public sealed record NewSecurityEvent(Severity Severity, string Source, string Details);
