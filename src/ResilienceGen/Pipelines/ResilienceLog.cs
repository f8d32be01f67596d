using Microsoft.Extensions.Logging;

namespace ResilienceGen.Pipelines;

/// <summary>The lines of the log. A failed attempt that is handled is no news to an operator; a call that finally failed is.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(1, LogLevel.Debug, "Attempt {Attempt} of {Endpoint}/{Operation} ended with {Outcome}.")]
    public static partial void AttemptFailed(this ILogger log, string endpoint, string operation, int attempt, string outcome, Exception? exception);

    [LoggerMessage(2, LogLevel.Error, "{Endpoint}/{Operation} failed: {Outcome}.")]
    public static partial void CallFailed(this ILogger log, string endpoint, string operation, string outcome, Exception? exception);

    [LoggerMessage(3, LogLevel.Error, "The changed configuration is not used, the last good values stay in force: {Problem}")]
    public static partial void ConfigurationRejected(this ILogger log, string problem);

    [LoggerMessage(4, LogLevel.Warning, "The configuration key '{Key}' changes nothing: no policy reads it. Check its spelling.")]
    public static partial void ConfigurationKeyUnknown(this ILogger log, string key);

    [LoggerMessage(5, LogLevel.Error, "A stream of {Endpoint}/{Operation} failed after its first item.")]
    public static partial void StreamFailed(this ILogger log, string endpoint, string operation, Exception? exception);

    [LoggerMessage(6, LogLevel.Warning, "The configuration key '{Key}' defeats its policy, and a reload that does so is not used: {Problem}.")]
    public static partial void ConfigurationDefeatsPolicy(this ILogger log, string key, string problem);

    [LoggerMessage(7, LogLevel.Debug, "{Endpoint}/{Operation} is not retried after attempt {Attempt}: {Reason}.")]
    public static partial void RetrySuppressed(this ILogger log, string endpoint, string operation, int attempt, string reason);

    [LoggerMessage(8, LogLevel.Warning, "The configuration key '{Key}' contradicts another value: {Problem}.")]
    public static partial void ConfigurationContradicts(this ILogger log, string key, string problem);
}
