using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>What is wrong with the pauses of a retry, and what to do instead.</summary>
/// <param name="Finding">The fault and the advice; null where nothing is proved.</param>
/// <param name="LacksJitter">Whether jitter is all that is missing.</param>
internal readonly record struct RetryWait((string Fault, string Advice)? Finding, bool LacksJitter = false);

/// <summary>Reads how long a retry waits and whether it ever gives up.</summary>
internal static class RetryWaits
{
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    public static (string Fault, string Advice)? Endless { get; } = ("never gives up, and nothing else ends it", "set MaxRetryAttempts, or put a timeout around it");

    public static RetryWait Of(Strategy retry) => retry.Options is { } options ? OfOptions(options, retry.Attempts) : OfPolicy(retry);

    /// <summary>Whether neither the strategy, nor one around it, nor a token of its callers can end the retry.</summary>
    public static bool IsEndless(Strategy retry, ReviewedType type)
    {
        var isUnbounded = retry.Options is { } options
            ? options["MaxRetryAttempts"]?.Unwrap().ConstantValue is { HasValue: true, Value: int.MaxValue }
            : retry.Place.TargetMethod.Name.IndexOf("Forever", StringComparison.Ordinal) >= 0;
        if (!isUnbounded) return false;
        var executions = type.RetriedCalls.Where(call => call.Resend.Strategy?.Place.Syntax == retry.Place.Syntax).ToList();
        return executions.Count > 0 && executions.All(call =>
            call.Site.Guard?.Guard is IInvocationOperation execute
            && !execute.Arguments.Any(argument => HttpTypes.IsCancellationToken(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue)
            && type.Guards.StrategiesOf(execute) is { IsWhole: true } set
            && !set.Strategies.Any(strategy => strategy.Kind == StrategyKind.Timeout && strategy.Place.Syntax.Span.End < retry.Place.Syntax.Span.End));
    }

    private static RetryWait OfOptions(StrategyOptions options, int? attempts)
    {
        if (options["DelayGenerator"] is not null) return default;
        var isConstant = options["BackoffType"] is { } backoff ? (backoff.Unwrap() as IFieldReferenceOperation)?.Field.Name == "Constant" : !options.IsHttp;
        var delay = options["Delay"] is { } written ? Durations.Of(written) : DefaultDelay;
        if (delay == TimeSpan.Zero) return attempts == 2 ? default : new(("retries without a pause", "set Delay, and UseJitter = true"));
        var lacksJitter = options["UseJitter"] is { } jitter ? jitter.Unwrap().ConstantValue is { HasValue: true, Value: false } : !options.IsHttp;
        return isConstant && lacksJitter ? new((Same(delay), "set UseJitter = true"), LacksJitter: true) : default;
    }

    // One immediate second try is common practice; more of them are not.
    private static RetryWait OfPolicy(Strategy retry)
    {
        var name = retry.Place.TargetMethod.Name;
        if (name.StartsWith("Retry", StringComparison.Ordinal)) return retry.Attempts == 2 || IsUnreadable(retry) ? default : new(("retries without a pause", "use WaitAndRetryAsync, with jitter"));
        var provider = retry.Place.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "sleepDurationProvider")?.Value.AsLambda();
        return provider is { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] } && Durations.Of(returned) is { } wait
            ? new((Same(wait), "add jitter to the wait"))
            : default;
    }

    private static bool IsUnreadable(Strategy retry) => retry.Attempts is null && retry.Place.TargetMethod.Name.IndexOf("Forever", StringComparison.Ordinal) < 0;

    private static string Same(TimeSpan? delay) =>
        delay is { } each ? $"waits {Durations.Text(each)} each time, so that callers who failed together come back together" : "waits the same time each time, so that callers who failed together come back together";
}
