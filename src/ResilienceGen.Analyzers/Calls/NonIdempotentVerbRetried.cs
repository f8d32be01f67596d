using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2001: a POST, PATCH or CONNECT, or what the project calls unsafe, is sent again after a failure that leaves open whether it arrived.</summary>
internal sealed class NonIdempotentVerbRetried : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.NonIdempotentVerbRetried,
        "Non-idempotent verb is retried",
        "{0} sends a {1}, and {2} sends it again after a failure that leaves open whether it arrived{3}; send an Idempotency-Key, mark {4} [Idempotent], or retry only what never arrived",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "After a lost connection or a server error nobody knows whether the write was carried out: a retry can order, pay or post twice.",
        helpLinkUri: RuleHelp.Link(RuleIds.NonIdempotentVerbRetried));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    // The verb first: most calls that are sent again are reads, and to follow a guard costs more.
    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from site in type.Verdicts
        let verb = CallDescription.Of(site.Sink).Verb
        where verb is not null && type.Engine.Settings.UnsafeVerbs.Contains(verb)
        let resend = type.Guards.Of(site.Guard)
        where resend is not null && resend.Handled.Certainly(Failures.MayHaveArrived) && !RepeatableWrites.Is(site, resend, type.Engine)
        select Diagnostic.Create(
            Descriptor, site.Location, [resend.Place.Syntax.GetLocation()], site.CalleeName, verb, resend.Name, resend.UpTo, site.Member.Name);
}
