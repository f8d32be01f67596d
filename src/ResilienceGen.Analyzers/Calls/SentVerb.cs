using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>The verb a call site sends, also through an own extension of the client, whose name may say anything.</summary>
internal static class SentVerb
{
    /// <summary>The verb; null where it cannot be told.</summary>
    public static string? Of(Sink sink, GapContext engine)
    {
        if (!engine.Sinks.IsOwnExtension(sink.Method)) return new CallDescription(sink).Verb;
        var verbs = engine.Bodies.Of(sink.Method)
            .SelectMany(engine.Sinks.In)
            .Select(inner => engine.Sinks.IsOwnExtension(inner.Method) ? null : new CallDescription(inner).Verb)
            .Distinct().Take(2).ToList();
        return verbs.Count == 1 ? verbs[0] : null;
    }
}
