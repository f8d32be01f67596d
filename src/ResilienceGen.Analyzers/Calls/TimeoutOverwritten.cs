using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2008: a timeout of the client that a standard handler, added later, overwrites.</summary>
internal sealed class TimeoutOverwritten : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.TimeoutOverwritten,
        "Timeout of the client has no effect",
        "HttpClient.Timeout is set to {0} here, and {1} sets it to infinite afterwards; set TotalRequestTimeout there instead",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The standard handlers limit the time themselves and take the limit of the client away. A limit that is set before them is lost.",
        helpLinkUri: RuleHelp.Link(RuleIds.TimeoutOverwritten));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["AddStandardResilienceHandler", "AddStandardHedgingHandler"];

    public override ImmutableArray<string>? Libraries => [KnownTypes.ResilienceClientBuilderExtensions];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.IsExempt ? [] :
        from add in type.Operations<IInvocationOperation>()
        where Triggers.Contains(add.TargetMethod.Name) && RegistrationNames.IsDeclaredByLibrary(add.TargetMethod.ReducedFrom ?? add.TargetMethod)
        let links = ClientSettings.Around(add).Links
        let place = links.TakeWhile(link => !ReferenceEquals(link, add)).ToList()
        // Whoever configures the client once more behind the handler may set it again.
        where !links.Skip(place.Count + 1).Any(link => link.TargetMethod.Name == "ConfigureHttpClient")
        from setting in place.SelectMany(ClientSettings.TimeoutsIn)
        where Durations.Of(setting.Value) != Timeout.InfiniteTimeSpan
        select Diagnostic.Create(
            Descriptor, setting.Target.Syntax.GetLocation(), Durations.Of(setting.Value) is { } set ? Durations.Text(set) : $"'{setting.Value.Syntax}'", add.TargetMethod.Name);
}
