using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Which failures reach a handler for a type of exception.</summary>
internal static class ExceptionFailures
{
    /// <summary>The failures that arrive as this type or a derived one; null stands for a catch without a type.</summary>
    public static Failures Of(ITypeSymbol? type) => type?.Name switch
    {
        null or "Exception" or "Object" => Failures.Exceptions,
        "SystemException" => Failures.Cancellation | Failures.OtherException,
        "HttpRequestException" => Failures.Transport,
        "OperationCanceledException" or "TaskCanceledException" => Failures.Cancellation,
        "TimeoutRejectedException" => Failures.AttemptTimeout,
        _ => Failures.OtherException,
    };
}
