using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>Gives one call site its verdict: exempt, guarded call, guarded client, unknown or, when nothing else can be true, gap.</summary>
internal sealed class SiteJudge(GapContext context)
{
    public SiteVerdict Judge(Sink sink, INamedTypeSymbol type, ISymbol member)
    {
        var site = new Site(sink, type, member);
        if ((context.Exemptions.OfFile(sink.Operation.Syntax.SyntaxTree) ?? context.Exemptions.Of(type, member)) is { } exempt)
            return site.Verdict(VerdictKind.Exempt, exempt.Reason, exempt.Evidence);

        var guard = sink.IsMethodGroup ? context.Guards.OfDelegate(sink.Operation, sink.ToSend()) : context.Guards.Of(sink.ToSend());
        if (guard.IsGuarded) return site.Verdict(VerdictKind.GuardedCall, guard.Reason, guard.Evidence) with { Guard = guard };
        if (GuardInside(sink.Method, []) is { } inner) return site.Verdict(VerdictKind.GuardedCall, "extension", inner.Evidence);
        if (context.Exemptions.OfExtension(sink, member) is { } extension) return site.Verdict(VerdictKind.Exempt, extension.Reason, extension.Evidence);
        return guard.Protection == Protection.Unknown ? site.Verdict(VerdictKind.Unknown, guard.Reason, guard.Evidence) : Unguarded(site);
    }

    /// <summary>The verdict if nothing around the call guarded it.</summary>
    public SiteVerdict JudgeUnguarded(Sink sink, INamedTypeSymbol type, ISymbol member) => Unguarded(new Site(sink, type, member));

    private SiteVerdict Unguarded(Site site)
    {
        if (!context.Settings.JudgesProbes && ProbeText(site.Sink) is { } probe) return site.Verdict(VerdictKind.Exempt, "probe", [new Evidence(probe)]);

        var client = site.Sink.IsListed ? Listed(site.Sink) : context.Clients.Of(site.Sink.Receiver);
        return client.Protection switch
        {
            ClientProtection.Guarded => site.Verdict(VerdictKind.GuardedClient, client.Reason, client.Evidence),
            ClientProtection.Test => site.Verdict(VerdictKind.Exempt, client.Reason, client.Evidence),
            ClientProtection.Unguarded => Gap(site, client),
            // The siblings prove that the author wants the path, whatever the host puts into the client; of another object's client, in a static member, they prove nothing.
            ClientProtection.Injected when BypassOf(site) is { IsUsed: true, Attempt.Reason: not "staticContext" } bypass => Bypassing(site, bypass, client),
            _ => site.Verdict(VerdictKind.Unknown, client.Reason, client.Evidence),
        };
    }

    private static string? ProbeText(Sink sink) =>
        Probes.Is(sink, CallDescription.Of(sink).Verb) ? "It only asks whether something answers: every failure is taken for a no, and the content is never read."
        : WrittenReports.Are(sink.Operation) ? "It only reports what came of it: status, content and any failure are written down in one place."
        : null;

    private Bypass? BypassOf(Site site) => context.Bypasses.In(site.Sink, site.Type, site.Member);

    private SiteVerdict Gap(Site site, ClientState client) =>
        BypassOf(site) is { } bypass
            ? Bypassing(site, bypass, client)
            : site.Verdict(VerdictKind.Gap, "noPath", client.Evidence.Add(new Evidence($"No path that sends again is in reach of {site.Type.Name}.")), RuleIds.NoPathInClient) with { Proposals = AddedPath.RouteFor(CallDescription.Of(site.Sink), site.Member) is { } route ? [route] : [] };

    private static SiteVerdict Bypassing(Site site, Bypass bypass, ClientState client)
    {
        var evidence = client.Evidence.Add(new Evidence($"{bypass.Path.Name} is {bypass.Description}.", bypass.Path.Location));
        return bypass.Attempt.Route is { } route
            ? site.Verdict(VerdictKind.Gap, "bypassesPath", evidence, RuleIds.CallBypassesPath) with { Route = route, Path = bypass.Path, Verb = bypass.Verb }
            : site.Verdict(VerdictKind.Gap, bypass.Attempt.Reason, evidence, RuleIds.CallBypassesPathManual) with { Path = bypass.Path, Verb = bypass.Verb, Proposals = bypass.Proposals };
    }

    // What the project lists need not be sent with a client whose handlers could be known.
    private static ClientState Listed(Sink sink) =>
        new(ClientProtection.Unguarded, "listed", [new Evidence($"{sink.Method.ContainingType.Name}.{sink.Method.Name} is listed in {AnalyzerSettings.SinksKey}.")]);

    // An own extension of the client that guards what it sends is a path, not a gap at its callers; so is one that sends through it.
    private GuardState? GuardInside(IMethodSymbol extension, ImmutableHashSet<ISymbol> visited)
    {
        if (!context.Sinks.IsOwnExtension(extension) || visited.Contains(extension.OriginalDefinition)) return null;
        var inner = visited.Add(extension.OriginalDefinition);
        var sends = context.Bodies.Of(extension).SelectMany(body => context.Sinks.In(body))
            .Select(sink => context.Guards.Within(sink.ToSend(), []) is { IsGuarded: true } guard ? guard : GuardInside(sink.Method, inner))
            .ToList();
        return sends.Count > 0 && sends.All(send => send is not null) ? sends[0] : null;
    }

    private readonly record struct Site(Sink Sink, INamedTypeSymbol Type, ISymbol Member)
    {
        public SiteVerdict Verdict(VerdictKind kind, string reason, ImmutableArray<Evidence> evidence, string? ruleId = null) =>
            new(Sink, Type, Member, kind, reason, ruleId, Route: null, evidence);
    }
}
