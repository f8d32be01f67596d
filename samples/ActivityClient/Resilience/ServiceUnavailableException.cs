namespace Samples.Activities.Resilience;

/// <summary>The breaker is open: the request was not sent.</summary>
public sealed class ServiceUnavailableException(string message) : Exception(message);
