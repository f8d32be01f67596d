using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3004: constants in the options of a handler that cannot both be meant.</summary>
internal sealed class HandlerOptionsContradict : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.HandlerOptionsContradict,
        "Constant options contradict",
        "{0}",
        "Resilience",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Such options either switch the retry off without saying so, or are refused when the first client is made.",
        helpLinkUri: RuleHelp.Link(RuleIds.HandlerOptionsContradict));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from operation in type.Operations<IInvocationOperation>()
        let call = RegistrationCall.Of(operation)
        where call.IsOfLibrary && RegistrationNames.Handlers.ContainsKey(call.Name)
        from contradiction in RegistrationNames.Handlers[call.Name] switch
        {
            HandlerKind.Standard when HandlerSettings.Of(call.Location, type.Engine) is { IsAll: true } settings => new StandardOptions(settings).Contradictions(),
            HandlerKind.Pipeline => PipelineOptions.Contradictions(call),
            _ => [],
        }
        select Diagnostic.Create(Descriptor, contradiction.Value.Syntax.GetLocation(), contradiction.Text);
}

/// <summary>Two values that cannot both be meant.</summary>
/// <param name="Value">The one that is written.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record Contradiction(IOperation Value, string Text)
{
    public const int LeastThroughput = 2;

    /// <summary>The breaker throws when it is made.</summary>
    public static Contradiction? OfThroughput(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: int and < LeastThroughput and var throughput }
        ? new(value, $"The minimum throughput {throughput} is refused at start; the breaker needs at least {LeastThroughput}")
        : null;

    public static Contradiction OfTimeouts(IOperation value, TimeSpan attempt, TimeSpan total) =>
        new(value, $"The attempt timeout {Durations.Show(attempt)} is not shorter than the total timeout {Durations.Show(total)}, so that no second attempt can follow one that times out");
}
