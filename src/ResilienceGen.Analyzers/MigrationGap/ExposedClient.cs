using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>RSG1007: a public member hands out the client that its type keeps, so that callers can send past every path.</summary>
internal sealed class ExposedClient : TypeRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ExposedClient,
        "Public member hands out the HttpClient",
        "'{0}' hands out the HttpClient that {1} keeps, so that callers send past any resilient path; offer methods that send through the path instead",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Calls made with a client from elsewhere escape the path of the type that owns it.",
        helpLinkUri: RuleHelp.Link(RuleIds.ExposedClient));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Rule];

    public override ImmutableHashSet<string> Triggers { get; } = ["HttpClient"];

    // A factory hands out clients for a living, and options are there to be handed one.
    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        !IsVisible(type.Symbol) || type.Symbol.IsOrImplements(KnownTypes.HttpClientFactory) || type.Engine.Exemptions.OfType(type.Symbol) is not null ? []
        : from member in type.Symbol.GetMembers()
          where IsVisible(member) && HandsOutKept(member, type)
          select Diagnostic.Create(Rule, member.Locations[0], member.Name, type.Symbol.Name);

    private static bool HandsOutKept(ISymbol member, ReviewedType type)
    {
        var clients = HandedOut(member, type).ToList();
        return clients.Count > 0 && clients.All(client => type.Engine.Clients.Of(client).Protection is ClientProtection.Unguarded or ClientProtection.Injected);
    }

    private static IEnumerable<IOperation> HandedOut(ISymbol member, ReviewedType type) => member switch
    {
        IFieldSymbol { IsReadOnly: true } field when HttpTypes.IsClient(field.Type) => Stored(field, type),
        IPropertySymbol { GetMethod: { } getter, SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } property when HttpTypes.IsClient(property.Type) =>
            type.Engine.Bodies.Of(getter) is { IsEmpty: false } bodies ? Returned(bodies) : Stored(property, type),
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method when HttpTypes.IsClient(method.ReturnType) => Returned(type.Engine.Bodies.Of(method)),
        _ => [],
    };

    // What is made on the spot is the business of whoever asked for it.
    private static IEnumerable<IOperation> Returned(ImmutableArray<IOperation> bodies)
    {
        var values = bodies.SelectMany(body => body.DescendantsInFunction<IOperation>()).OfType<IReturnOperation>().Select(part => part.ReturnedValue?.Unwrap()).ToList();
        return values.All(IsKept) ? values.OfType<IOperation>() : [];
    }

    private static bool IsKept(IOperation? value) => value switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        _ => false,
    };

    private static IEnumerable<IOperation> Stored(ISymbol member, ReviewedType type) =>
        type.Engine.Bodies.InitializersOf(member).OfType<ISymbolInitializerOperation>().Select(initializer => initializer.Value)
            .Concat(type.Operations<IMemberReferenceOperation>()
                .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member))
                .Take(1));

    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }
}
