using System.Collections.Concurrent;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>The zero-edit trial at run time: what intercepted registrations call, and a count that shows whether interception was applied.</summary>
public sealed class ZeroEditTrial
{
    // Handlers of other libraries that send again: ours inside theirs would multiply the attempts.
    private static readonly string[] Resending = ["Microsoft.Extensions.Http.Resilience.ResilienceHandler", "Microsoft.Extensions.Http.PolicyHttpMessageHandler"];

    private readonly ConcurrentDictionary<string, long> _registrations = new(StringComparer.Ordinal);
    private readonly ResilienceRuntime _runtime;
    private long _guarded;
    private long _passed;

    internal ZeroEditTrial(ResilienceRuntime runtime) => _runtime = runtime;

    /// <summary>The intercepted registrations that ran, by their place in the report, and how often each did.</summary>
    public IReadOnlyDictionary<string, long> Registrations => _registrations.ToDictionary();

    /// <summary>Requests that took the resilient path.</summary>
    public long GuardedRequests => Interlocked.Read(ref _guarded);

    /// <summary>Requests that passed through untouched, because they may write or have content.</summary>
    public long PassedRequests => Interlocked.Read(ref _passed);

    /// <summary>Counts a registration that was intercepted.</summary>
    /// <param name="site">Its place as the report names it.</param>
    public void Registered(string site)
    {
        _registrations.AddOrUpdate(site, 1, static (_, count) => count + 1);
        ResilienceMetrics.ZeroEditRegistered(site);
    }

    /// <summary>Puts the handler next to the network, once per client, unless a handler that sends again is there already.</summary>
    /// <param name="handlers">The handlers of the client, outermost first.</param>
    /// <param name="client">The name of the client.</param>
    public void Protect(IList<DelegatingHandler> handlers, string client)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        if (!handlers.Any(SendsAgain)) handlers.Add(new ZeroEditHandler(client, _runtime));
    }

    internal void Sent(string endpoint, bool guarded)
    {
        Interlocked.Increment(ref guarded ? ref _guarded : ref _passed);
        ResilienceMetrics.ZeroEditSent(endpoint, guarded ? "guarded" : "passed");
    }

    private static bool SendsAgain(DelegatingHandler handler)
    {
        if (handler is ZeroEditHandler) return true;
        for (var type = handler.GetType(); type is not null; type = type.BaseType)
        {
            if (Resending.Contains(type.FullName)) return true;
        }

        return false;
    }
}
