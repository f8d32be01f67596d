using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Model;

/// <summary>One endpoint after the other, each at most once (rule 10).</summary>
internal static class Chain
{
    public static async Task<Ending> RunAsync(Call call, ChainValues chain)
    {
        List<string> left = [.. chain.Endpoints.Distinct()];
        var isAlone = left.Count == 1;
        var isRouted = false;
        List<Failure> refusals = [];
        Failure? last = null;
        while (left is [var endpoint, ..])
        {
            left.RemoveAt(0);
            if (call.IsCancelled) return Failure.Cancelled(call.Caller.Token);
            if (!isAlone && call.BreakerOf(endpoint)?.Refusal is { } refusal)
            {
                if (isRouted) throw new UndecidedException("what follows a route to an open endpoint?");
                refusals.Add(refusal);
                call.World.Count("breakerRejected");
            }
            else
            {
                var ending = await Retries.RunAsync(call, endpoint, PoliciesOf(chain, endpoint), call.BreakerOf(endpoint), chain);
                if (ending.Failure is not { } failure || isAlone || call.Total.IsOver || !call.Handles(failure, chain.FallbackOn, chain.StopOn)) return ending;
                last = failure;
                if (RouteOf(chain, failure) is { } target)
                {
                    left = left.Contains(target) ? [target] : throw new UndecidedException("a route leads to where the call has been");
                    isRouted = true;
                }
                else if (isRouted)
                {
                    throw new UndecidedException("what follows a route that fails?");
                }
            }

            if (left.Count > 0) call.World.Count("fallbacks");
        }

        return last is null ? AllOpen(refusals) : new Failure(ErrorKinds.Exhausted, last);
    }

    public static EndpointPolicies PoliciesOf(ChainValues chain, string endpoint) =>
        chain.EndpointPolicies?.GetValueOrDefault(endpoint) ?? chain.Endpoint ?? new EndpointPolicies();

    // The most specific type wins.
    private static string? RouteOf(ChainValues chain, Failure failure)
    {
        var type = chain.Routes?.Keys.Where(failure.IsA).MinBy(failure.DistanceTo);
        return type is null ? null : chain.Routes![type];
    }

    private static Failure AllOpen(List<Failure> refusals) => refusals.Any(static refusal => refusal.RetryAfterMs is null)
        ? throw new UndecidedException("how long is the wait for a breaker that is isolated or probes?")
        : new Failure(ErrorKinds.Open, RetryAfterMs: refusals.Min(static refusal => refusal.RetryAfterMs));
}
