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
    /// <summary>The value that ends the contradiction: a duration in milliseconds, or a number.</summary>
    public const string Fitting = nameof(Fitting);

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
        select Diagnostic.Create(Descriptor, contradiction.Value.Syntax.GetLocation(), Properties(contradiction), contradiction.Text);

    private static ImmutableDictionary<string, string?> Properties(Contradiction contradiction) => contradiction.Fitting is { } fitting
        ? ImmutableDictionary<string, string?>.Empty.Add(Fitting, FormattableString.Invariant($"{fitting}"))
        : ImmutableDictionary<string, string?>.Empty;
}

/// <summary>Two values that cannot both be meant.</summary>
/// <param name="Value">The one that is written.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Fitting">What would not be, in milliseconds where it is a duration; null where nothing fits.</param>
internal sealed record Contradiction(IOperation Value, string Text, double? Fitting)
{
    public const int LeastThroughput = 2;

    // Three attempts fit into a call, as they do by default.
    private const int AttemptsInTotal = 3;

    // Polly refuses a timeout below this.
    private static readonly TimeSpan LeastTimeout = TimeSpan.FromMilliseconds(10);

    public Contradiction(IOperation value, string text, TimeSpan? fitting)
        : this(value, text, fitting >= LeastTimeout ? fitting.Value.TotalMilliseconds : null)
    {
    }

    /// <summary>The breaker throws when it is made.</summary>
    public static Contradiction? OfThroughput(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: int and < LeastThroughput and var throughput }
        ? new(value, $"The minimum throughput {throughput} is refused at start; the breaker needs at least {LeastThroughput}", LeastThroughput)
        : null;

    public static Contradiction OfTimeouts(IOperation value, TimeSpan attempt, TimeSpan total, TimeSpan? fitting) =>
        new(value, $"The attempt timeout {Durations.Show(attempt)} is not shorter than the total timeout {Durations.Show(total)}, so that no second attempt can follow one that times out", fitting);

    /// <summary>An attempt timeout for a total.</summary>
    public static TimeSpan AttemptWithin(TimeSpan total) => Part(total, AttemptsInTotal);

    /// <summary>A total for an attempt timeout.</summary>
    public static TimeSpan TotalFor(TimeSpan attempt) => TimeSpan.FromTicks(attempt.Ticks * AttemptsInTotal);

    /// <summary>A part of a duration, in whole seconds or else milliseconds.</summary>
    public static TimeSpan Part(TimeSpan whole, int parts)
    {
        var part = TimeSpan.FromTicks(whole.Ticks / parts);
        return part >= TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(Math.Floor(part.TotalSeconds)) : TimeSpan.FromMilliseconds(Math.Floor(part.TotalMilliseconds));
    }
}
