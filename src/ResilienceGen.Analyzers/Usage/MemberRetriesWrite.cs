using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG5008: a member of a chain retries by itself what its interface says must not be sent twice.</summary>
internal sealed class MemberRetriesWrite : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.MemberRetriesWrite,
        "Member of a chain retries a write",
        "{0} is sent again by {1}{2}, although '{3}.{4}' is [NonIdempotent] and its chain sends nothing twice; take the retry out of '{5}'",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A chain moves a write on only if it was provably not sent. A member that retries it after other failures takes that promise back.",
        helpLinkUri: RuleHelp.Link(RuleIds.MemberRetriesWrite));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    // An unsafe verb is RSG2001 with or without a chain; here the interface speaks where the verb does not.
    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        ImmutableArray<Implemented> writes =
        [
            .. from contract in Contract.Of(type.Symbol)
               where contract.PlaceOf(type.Symbol) >= 0
               from method in contract.ImplementedBy(type.Symbol)
               where method.Method.Has(KnownTypes.NonIdempotentAttribute)
               select method,
        ];
        return writes.IsEmpty
            ? []
            : from call in type.RetriedCalls
              let write = writes.FirstOrDefault(method => SymbolEqualityComparer.Default.Equals(method.Body, call.Site.Member.OriginalDefinition))
              where write is not null && !(CallDescription.Of(call.Site.Sink).Verb is { } verb && type.Engine.Settings.UnsafeVerbs.Contains(verb))
              where call.Resend.Handled.Certainly(Failures.MayHaveArrived) && !RepeatableWrites.Is(call.Site, call.Resend, type.Engine)
              select Diagnostic.Create(
                  Descriptor,
                  call.Site.Location,
                  [call.Resend.Place.Syntax.GetLocation()],
                  call.Site.CalleeName,
                  call.Resend.Name,
                  call.Resend.UpTo,
                  write.Contract.Interface.Name,
                  write.Method.Name,
                  type.Symbol.Name);
    }
}
