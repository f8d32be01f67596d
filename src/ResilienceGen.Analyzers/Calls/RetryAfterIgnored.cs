using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Routes;
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

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        where call.Resend.Handled.Certainly(Failures.Throttling) && !Asks(call.Resend, call.Site)
        where !Probes.OnlyAsks(call.Site.Sink, CallDescription.Of(call.Site.Sink).Verb)
        select Diagnostic.Create(Descriptor, call.Site.Location, [call.Resend.Place.Syntax.GetLocation()], call.Site.CalleeName, call.Resend.Name, call.Resend.UpTo);

    /// <summary>Whether the options of the HTTP package, which look at the header by themselves, are told not to.</summary>
    public static bool IsSwitchedOff(IOperation? setting) => setting?.Unwrap().ConstantValue is { HasValue: true, Value: false };

    // A delay that is worked out from the outcome may look anywhere; of code, the whole type of the guard counts.
    private static bool Asks(Resending resend, SiteVerdict site)
    {
        if (resend.Strategy is { Kind: StrategyKind.Hedging }) return true;
        if (resend.Strategy is { Options: { } options }) return options["DelayGenerator"] is not null || (options.IsHttp && !IsSwitchedOff(options["ShouldRetryAfterHeader"]));
        if (resend.Strategy is { } policy && policy.Place.Arguments.Any(argument => argument.Parameter is { Name: "sleepDurationProvider", Type: INamedTypeSymbol { TypeArguments.Length: > 2 } })) return true;
        return new[] { resend.Place, site.Sink.Operation }.Any(part =>
            part.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Any(token => token.ValueText.Replace("-", "").IndexOf("RetryAfter", StringComparison.OrdinalIgnoreCase) >= 0) != false);
    }
}
