using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Withhold;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Chooses the path a call should take, and decides whether it can be rewritten onto it without harm.</summary>
internal sealed class BypassFinder(PathFinder paths, PathTraits traits, RouteBuilder routes, GuardFinder guards, ImmutableHashSet<string> unsafeVerbs)
{
    public Bypass? In(Sink sink, INamedTypeSymbol type, ISymbol member)
    {
        var call = CallDescription.Of(sink);
        var candidates = paths.Of(type)
            .Where(path => !SymbolEqualityComparer.Default.Equals(path.Method, member.OriginalDefinition))
            .Select(path => new Candidate(path, routes.Build(path, call, type, member), routes.ShapeOf(path)))
            .ToList();
        return candidates.Count == 0 ? null : Decide(candidates, call, type, member);
    }

    private Bypass Decide(List<Candidate> candidates, CallDescription call, INamedTypeSymbol type, ISymbol member)
    {
        var routable = candidates.Where(candidate => candidate.Attempt.Route is not null).ToList();
        if (routable.Count == 0) return Withheld(candidates.OrderBy(candidate => candidate.Shape).ThenByDescending(Users).First());
        var best = Preferred(routable, call);
        if (best.Count > 1) return new Bypass(best[0].Path, RouteAttempt.Withheld("severalPaths"), call.Verb, type) { Proposals = [.. best.Where(candidate => Objection(candidate) is null).Select(candidate => candidate.Attempt.Route!)] };
        var chosen = best[0];
        return Objection(chosen) is { } reason
            ? new Bypass(chosen.Path, RouteAttempt.Withheld(reason), call.Verb, type) { Proposals = ProposalsFor(chosen, reason) }
            : Withheld(chosen);

        Bypass Withheld(Candidate candidate) => new(candidate.Path, candidate.Attempt, call.Verb, type);

        ImmutableArray<Route> ProposalsFor(Candidate candidate, string reason) =>
            reason is "unsafeVerb" or "unknownVerb" && SiteChecks.FirstReason(call, member, candidate.Attempt.Route!) is null ? [candidate.Attempt.Route!] : [];

        // A write comes first: whatever else stands in the way, that is what a person has to decide.
        string? Objection(Candidate candidate)
        {
            var mayResend = (call.IsIdempotent && !unsafeVerbs.Contains(call.Verb!)) || traits.IsVerbAware(candidate.Path.Method);
            if (!mayResend && call.Verb is not null) return "unsafeVerb";
            return SiteChecks.FirstReason(call, member, candidate.Attempt.Route!)
                ?? (!mayResend ? "unknownVerb" : !call.Sink.IsMethodGroup && guards.IsGuardedForSome(call.Sink.ToSend()) ? "callerRetries" : null);
        }
    }

    // A delegate path keeps the call as it is; among equals the one made for this result, and if that does not decide, a person must.
    private static List<Candidate> Preferred(List<Candidate> routable, CallDescription call)
    {
        var shape = routable.Min(candidate => candidate.Shape);
        var same = routable.Where(candidate => candidate.Shape == shape).GroupBy(candidate => candidate.Attempt.Route!.Target, StringComparer.Ordinal).Select(group => group.First()).ToList();
        if (same.Count == 1) return same;
        var exact = same.Where(candidate => SymbolEqualityComparer.Default.Equals(HttpTypes.ResultOf(candidate.Path.Method.ReturnType), call.Result)).ToList();
        return exact.Count == 1 ? exact : same;
    }

    private static int Users(Candidate candidate) => candidate.Path.Users.Length;

    private sealed record Candidate(ResiliencePath Path, RouteAttempt Attempt, PathShape Shape);
}
