using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>What a body sends inside a guard of its own: by a sink, or by a helper that makes one attempt.</summary>
internal static class GuardedRequests
{
    /// <summary>The arguments of each guarded send.</summary>
    public static IEnumerable<IEnumerable<IArgumentOperation>> In(IOperation body, SinkCatalog sinks, GuardFinder guards, BodySource bodies) =>
        from call in body.Descendants<IInvocationOperation>()
        let sink = sinks.AsSink(call)
        let send = sink?.ToSend() ?? OneAttempt(call, sinks, bodies)
        where send is not null && guards.Within(send, []).IsGuarded
        select sink?.RequestArguments ?? call.Arguments;

    private static Send? OneAttempt(IInvocationOperation call, SinkCatalog sinks, BodySource bodies)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.Parameters.Any(parameter => HttpTypes.IsRequest(parameter.Type) || RequestRoles.IsUrl(parameter.Type)) || !bodies.IsInSource(method)) return null;
        var inner = bodies.Of(method).SelectMany(body => sinks.In(body)).FirstOrDefault(sink => !sink.IsMethodGroup);
        return inner is null ? null : GuardFinder.Through(Absorbed.By(inner.Operation.Root(), inner.ToSend()), call);
    }
}
