using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2007: the client gives up before the pipeline in its handlers does.</summary>
internal sealed class ClientTimeoutTooShort : TypeRule
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(100);

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ClientTimeoutTooShort,
        "Timeout of the client is shorter than the pipeline's",
        "HttpClient.Timeout of {0} ends a request, attempts and pauses together, before the {1} that {2} gives it; set it to Timeout.InfiniteTimeSpan",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The timeout of the client spans all attempts of its handlers. If it is the shorter one, the last attempts are never made.",
        helpLinkUri: RuleHelp.Link(RuleIds.ClientTimeoutTooShort));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["AddStandardResilienceHandler", "AddResilienceHandler", "Timeout"];

    public override ImmutableArray<string>? Libraries => [KnownTypes.ResilienceClientBuilderExtensions];

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        if (type.IsExempt) return [];
        var totals = new TotalTimeouts(type.Engine, type.Guards);
        return InRegistrations(type, totals).Concat(InTypedClients(type, totals));
    }

    private static IEnumerable<Diagnostic> InRegistrations(ReviewedType type, TotalTimeouts totals)
    {
        foreach (var add in type.Operations<IInvocationOperation>())
        {
            if (add.TargetMethod.Name is not ("AddStandardResilienceHandler" or "AddResilienceHandler") || !RegistrationNames.IsDeclaredByLibrary(add.TargetMethod.ReducedFrom ?? add.TargetMethod)) continue;
            if (totals.Of(add) is not { } total) continue;
            var settings = ClientSettings.Around(add);
            var isStandard = add.TargetMethod.Name == "AddStandardResilienceHandler";
            // The standard handler takes away what was set before it; a later one counts.
            var effective = (isStandard ? settings.Links.SkipWhile(link => !ReferenceEquals(link, add)) : settings.Links).SelectMany(ClientSettings.TimeoutsIn).LastOrDefault();
            if (settings.Links.Any(link => !ReferenceEquals(link, add) && link.TargetMethod.Name.StartsWith("AddStandard", StringComparison.Ordinal))) continue;
            if (effective is not null) { if (Report(effective.Target.Syntax, Durations.Of(effective.Value), total, add) is { } found) yield return found; }
            else if (!isStandard && KeepsDefault(settings, type) && Report(Sink.NameOf(add.Syntax), Default, total, add) is { } late) yield return late;
        }
    }

    // A client that its own class, or the defaults of all clients, may give another limit is not known to keep the framework's.
    private static bool KeepsDefault(ClientSettings settings, ReviewedType type) =>
        settings.IsWhole
        && !settings.Links.Any(link => link.TargetMethod.Name == "ConfigureHttpClient")
        && !type.Engine.Registrations.Defaults.Any()
        && settings.Links.FirstOrDefault(link => link.TargetMethod.Name == RegistrationNames.AddHttpClient) is { TargetMethod.TypeArguments: [.., INamedTypeSymbol client] } register
        && !register.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
        && type.Engine.Bodies.IsInSource(client)
        && !type.Engine.Bodies.Of(client).SelectMany(body => body.Descendants<IOperation>()).Any(ClientSettings.IsTimeout);

    // class Orders { public Orders(HttpClient http) => http.Timeout = ...; } runs after every registration.
    private static IEnumerable<Diagnostic> InTypedClients(ReviewedType type, TotalTimeouts totals)
    {
        var handlers = new HandlerRetries(type.Engine, type.Guards);
        return
            from assignment in type.Operations<ISimpleAssignmentOperation>()
            where ClientSettings.IsTimeout(assignment.Target) && type.Engine.Bodies.OwnerOf(assignment.Root()) is IMethodSymbol { MethodKind: MethodKind.Constructor }
            where !assignment.Ancestors().Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation or ITryOperation or IAnonymousFunctionOperation)
            let client = ((IPropertyReferenceOperation)assignment.Target).Instance
            where client is not null
            from handler in type.Engine.Clients.Of(client).Handlers
            let add = handlers.CallOf(handler.Location)
            where add is not null && totals.Of(add) is not null
            let found = Report(assignment.Target.Syntax, Durations.Of(assignment.Value), totals.Of(add)!.Value, add)
            where found is not null
            select found;
    }

    private static Diagnostic? Report(SyntaxNode place, TimeSpan? timeout, TimeSpan total, IInvocationOperation add) =>
        timeout is { } limit && limit != Timeout.InfiniteTimeSpan && (limit < total || total == Timeout.InfiniteTimeSpan) && total != TimeSpan.Zero
            ? Diagnostic.Create(Descriptor, place.GetLocation(), [Sink.NameOf(add.Syntax).GetLocation()], Durations.Text(limit), Durations.Text(total), add.TargetMethod.Name)
            : null;
}
