using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2009: a thread is blocked until an HTTP call, and all its attempts, are over.</summary>
internal sealed class SyncOverAsync : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.SyncOverAsync,
        "HTTP call blocks a thread",
        "{0} is waited for by {1}, which blocks a thread {2}; await it",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "While a service is slow, each blocked call holds a thread for all attempts and waits, until no thread is left; under a synchronization context it can wait for ever.",
        helpLinkUri: RuleHelp.Link(RuleIds.SyncOverAsync));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        var sites = type.Verdicts.Where(site => site.Kind != VerdictKind.Exempt).ToList();
        return Tasks(sites, type).Select(task => Report(task.Call, task.Site, type)).OfType<Diagnostic>().GroupBy(diagnostic => diagnostic.Location).Select(same => same.First());
    }

    // The call itself, the guard around it, and calls of the methods that make it.
    private static IEnumerable<(IInvocationOperation Call, SiteVerdict Site)> Tasks(List<SiteVerdict> sites, ReviewedType type)
    {
        foreach (var site in sites)
        {
            if (site.Sink.Invocation is { } call) yield return (call, site);
            if (site.Guard?.Guard is IInvocationOperation guard && type.Surrounds(guard.Syntax.GetLocation())) yield return (guard, site);
        }

        var senders = sites.ToLookup<SiteVerdict, ISymbol>(site => site.Member.OriginalDefinition, SymbolEqualityComparer.Default);
        foreach (var call in type.Operations<IInvocationOperation>())
        {
            if (senders[call.TargetMethod.OriginalDefinition].FirstOrDefault() is { } site) yield return (call, site);
        }
    }

    private static Diagnostic? Report(IInvocationOperation call, SiteVerdict site, ReviewedType type)
    {
        if (!HttpTypes.IsTaskLike(call.TargetMethod.ReturnType) || BlockingWait.For(call) is not { } wait || MayBlock(call, type)) return null;
        var attempts = type.RetriedCalls.FirstOrDefault(retried => ReferenceEquals(retried.Site, site))?.Resend.Attempts;
        return Diagnostic.Create(
            Descriptor,
            wait.Name.GetLocation(),
            $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}",
            wait.Text,
            attempts is { } count ? $"for up to {count} attempts and the pauses between them" : "until it is over");
    }

    // What starts a program, or initialises a type, cannot be asynchronous.
    private static bool MayBlock(IOperation call, ReviewedType type) =>
        type.Engine.Bodies.OwnerOf(call.Root()) is not IMethodSymbol { MethodKind: not MethodKind.StaticConstructor, Name: not ("Main" or "<Main>$") };
}
