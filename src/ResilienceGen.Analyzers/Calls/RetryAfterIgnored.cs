using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2013: a retry after 429 or 503 that does not ask how long to wait.</summary>
internal sealed class RetryAfterIgnored : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.RetryAfterIgnored,
        "Retry-After is ignored",
        "{0} is sent again by {1} after a 429 or 503{2} without a look at Retry-After; wait as long as the server asks",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A server that throttles says when to come back. Who comes earlier is refused again, and keeps it busy.",
        helpLinkUri: RuleHelp.Link(RuleIds.RetryAfterIgnored));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        var resends = new ResendReader(type.Engine);
        return
            from site in type.Verdicts
            where site.Kind == VerdictKind.GuardedCall && !Probes.OnlyAsks(site.Sink, SentVerb.Of(site.Sink, type.Engine))
            let resend = resends.Of(site.Guard)
            where resend is not null && resend.Handled.Certainly(Failures.Throttling) && !Asks(resend, site)
            select Diagnostic.Create(Descriptor, site.Location, [resend.Place.Syntax.GetLocation()], CallNames.Of(site), resend.Name, resend.UpTo);
    }

    // A delay that is worked out from the outcome may look anywhere; of code, the whole type of the guard counts.
    private static bool Asks(Resending resend, SiteVerdict site)
    {
        if (resend.Strategy is { Kind: StrategyKind.Hedging } or { Options.IsHttp: true }) return true;
        if (resend.Strategy is { Options: { } options }) return options["DelayGenerator"] is not null;
        if (resend.Strategy is { } policy && policy.Place.Arguments.Any(argument => argument.Parameter is { Name: "sleepDurationProvider", Type: INamedTypeSymbol { TypeArguments.Length: > 2 } })) return true;
        return new[] { resend.Place, site.Sink.Operation }.Any(part =>
            part.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Any(token => token.ValueText.Replace("-", "").IndexOf("RetryAfter", StringComparison.OrdinalIgnoreCase) >= 0) != false);
    }
}
