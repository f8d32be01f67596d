using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2002: one request message is sent twice, which <c>HttpClient</c> refuses.</summary>
internal sealed class RequestMessageReused : TypeRule
{
    /// <summary>Set where the request may arrive again, so that a fix may send it again without asking.</summary>
    public const string Repeatable = nameof(Repeatable);

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.RequestMessageReused,
        "Request message is sent twice",
        "{0} is given '{1}' {2}, and HttpClient throws InvalidOperationException when it sees a request message again; create a new message for each attempt",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The second attempt does not send anything: it fails with an InvalidOperationException that hides the first failure.",
        helpLinkUri: RuleHelp.Link(RuleIds.RequestMessageReused));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        var requests = type.Verdicts.Where(site => site.Kind != VerdictKind.Exempt).Select(SentRequest.Of).OfType<SentRequest>().ToList();
        return
            from request in requests
            let again = InEachAttempt(request, type.Guards) ?? AfterAnother(request, requests)
            where again is not null
            select Diagnostic.Create(Descriptor, request.Site.Location, Properties(request.Site, type.Engine), request.Site.CalleeName, request.Variable.Name, again);
    }

    private static ImmutableDictionary<string, string?> Properties(SiteVerdict site, GapContext engine) =>
        CallDescription.Of(site.Sink) is var call && ((call.IsIdempotent && !engine.Settings.UnsafeVerbs.Contains(call.Verb!)) || RepeatableWrites.Is(site, resend: null, engine))
            ? ImmutableDictionary<string, string?>.Empty.Add(Repeatable, null)
            : ImmutableDictionary<string, string?>.Empty;

    private static string? InEachAttempt(SentRequest request, ResendReader resends)
    {
        if (request.Site.Guard is not { Guard: { } guard } state || resends.Of(state) is not { } resend) return null;
        if (state.How == "recursion") return IsHandedOn(request, (IInvocationOperation)guard) ? $"again each time that {resend.Name} calls itself" : null;
        var region = guard is ILoopOperation loop ? loop.Body : state.Attempt!;
        // Sent by a helper: what the attempt hands to it counts.
        var variable = request.Value.IsWithin(region) ? request.Variable : HandedTo(request, region) is { } handed ? SentRequest.VariableOf(handed) : null;
        return variable is null || SentRequest.IsRenewedIn(region, variable) || IsRenewedByLoop(guard, variable) ? null : $"in each attempt of {resend.Name}{resend.UpTo}";
    }

    private static IOperation? HandedTo(SentRequest request, IOperation attempt) =>
        request.Variable is IParameterSymbol parameter
            ? attempt.DescendantsAndSelf<IInvocationOperation>()
                .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, request.Site.Member.OriginalDefinition))
                .Select(call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value)
                .FirstOrDefault()
            : null;

    private static bool IsRenewedByLoop(IOperation guard, ISymbol variable) => guard is ILoopOperation loop && loop.Locals.Contains(variable, SymbolEqualityComparer.Default);

    private static bool IsHandedOn(SentRequest request, IInvocationOperation again) =>
        request.Variable is IParameterSymbol parameter
        && !SentRequest.IsRenewedIn(again.Root(), parameter)
        && again.Arguments.Any(argument => argument.Parameter?.Ordinal == parameter.Ordinal
            && SymbolEqualityComparer.Default.Equals(SentRequest.VariableOf(argument.Value), parameter));

    private static string? AfterAnother(SentRequest second, List<SentRequest> requests)
    {
        var first = requests.FirstOrDefault(other => SymbolEqualityComparer.Default.Equals(other.Variable, second.Variable) && SecondSends.Follows(second.Site.Sink.Operation, other.Site.Sink.Operation, second.Variable));
        return first is null ? null : $"a second time, after line {first.Site.Location.GetLineSpan().StartLinePosition.Line + 1}";
    }
}
