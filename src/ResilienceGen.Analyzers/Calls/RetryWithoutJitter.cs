using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2103: a retry of HTTP calls that does not wait, always waits the same time, or never gives up.</summary>
internal sealed class RetryWithoutJitter : TypeRule
{
    /// <summary>Set for the fix where jitter is all that is missing.</summary>
    public const string JitterKey = "jitter";

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.RetryWithoutJitter,
        "Retry without delay, jitter or end",
        "{0} {1}; {2}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Callers that failed together and wait the same time come back together, and a service that is trying to get up is knocked down again.",
        helpLinkUri: RuleHelp.Link(RuleIds.RetryWithoutJitter));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } =
        ["AddRetry", "Retry", "RetryAsync", "RetryForever", "RetryForeverAsync", "WaitAndRetry", "WaitAndRetryAsync", "WaitAndRetryForever", "WaitAndRetryForeverAsync"];

    public override ImmutableArray<string>? Libraries => KnownTypes.PollyTypes;

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.IsExempt ? [] :
        from add in type.Operations<IInvocationOperation>()
        where add.TargetMethod.IsBelow(KnownTypes.PollyNamespace)
        let retry = add.TargetMethod.Name == "AddRetry" ? PipelineCalls.Read(add) : PolicyCalls.Read(add)
        where retry is { Kind: StrategyKind.Retry } && HttpStrategies.IsForHttp(retry, type) && !HttpStrategies.HasOwnTime(add)
        let wait = RetryWaits.Of(retry)
        let finding = wait.Finding ?? (RetryWaits.IsEndless(retry, type) ? RetryWaits.Endless : null)
        where finding is not null
        select Diagnostic.Create(
            Descriptor,
            Sink.NameOf(add.Syntax).GetLocation(),
            wait.LacksJitter && retry.Options is not null ? ImmutableDictionary<string, string?>.Empty.Add(JitterKey, "") : null,
            add.TargetMethod.Name, finding.Value.Fault, finding.Value.Advice);
}
