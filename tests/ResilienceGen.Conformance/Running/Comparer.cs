using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Running;

/// <summary>Tells where what happened differs from what is expected.</summary>
internal static class Comparer
{
    public static IEnumerable<string> Compare(CallExpectation expected, CallOutcome actual, CancellationToken callerToken, Exception? lastThrown)
    {
        if (expected.Result is { } result && actual.Result != result) yield return $"result '{result}' expected, but got {Describe(actual)}";
        if (expected.Error is { } error && (actual.Error is null || !ErrorNames.Matches(error, actual.Error))) yield return $"error {error} expected, but got {Describe(actual)}";
        if (expected.ElapsedMs is { } time && !time.Contains(actual.Elapsed.TotalMilliseconds)) yield return $"{time} ms expected, but it took {actual.Elapsed.TotalMilliseconds} ms";
        if (expected.RetryAfterMs is { } wait && (actual.Error is null || ErrorNames.RetryAfter(actual.Error)?.TotalMilliseconds != wait)) yield return $"retry after {wait} ms expected, but got {(actual.Error is null ? null : ErrorNames.RetryAfter(actual.Error))?.TotalMilliseconds} ms";
        if (expected.InnerError is { } inner && (actual.Error?.InnerException is not { } cause || !ErrorNames.Matches(inner, cause))) yield return $"inner error {inner} expected, but got {actual.Error?.InnerException?.GetType().Name ?? "none"}";
        if (expected.CallerToken is { } token && token != ((actual.Error as OperationCanceledException)?.CancellationToken == callerToken)) yield return $"the error {(token ? "does not carry" : "carries")} the caller's token";
        if (expected.SameInstance is { } same && same != ReferenceEquals(actual.Error, lastThrown)) yield return $"the error is {(same ? "not " : "")}the very object that was thrown last";
        if (expected.TaskStatus is { } status && actual.Status.ToString() != status.ToString()) yield return $"task status {status} expected, but got {actual.Status}";
    }

    public static IEnumerable<string> Compare(Scenario scenario, ScriptPlayer player, Product product)
    {
        var expected = scenario.Expect!;
        if (expected.Attempts is { } attempts)
        {
            foreach (var key in attempts.Keys.Union(player.Attempts.Keys))
            {
                var (due, made) = (attempts.GetValueOrDefault(key), player.Attempts.GetValueOrDefault(key));
                if (due != made) yield return $"{due} attempts of {key} expected, but there were {made}";
            }
        }

        foreach (var (metric, due) in expected.Metrics ?? [])
        {
            if (product.Count(metric) is var counted && counted != due) yield return $"metric {metric} should be {due}, but is {counted}";
        }

        foreach (var (key, due) in expected.InnerSawCancellation ?? [])
        {
            if (player.SawCancellation.GetValueOrDefault(key) != due) yield return $"{key} {(due ? "should" : "should not")} have seen a cancellation";
        }

        foreach (var failure in Breakers(expected.Breaker ?? [], product)) yield return failure;
    }

    public static IEnumerable<string> Breakers(IReadOnlyDictionary<string, BreakerState> expected, Product product) =>
        from pair in expected
        let actual = product.StateOf(pair.Key)
        where actual != pair.Value
        select $"breaker {pair.Key} should be {pair.Value}, but is {actual}";

    private static string Describe(CallOutcome outcome) =>
        outcome.Error is { } error ? $"{error.GetType().Name} ({error.Message})" : $"'{outcome.Result}'";
}
