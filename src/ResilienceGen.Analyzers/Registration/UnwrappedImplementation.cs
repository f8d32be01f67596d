using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3005: code gets the bare implementation although a generated wrapper is registered around it.</summary>
internal sealed class UnwrappedImplementation : TypeRule
{
    /// <summary>The interface that gives the wrapper, as a documentation id.</summary>
    public const string Contract = nameof(Contract);

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.UnwrappedImplementation,
        "Unwrapped implementation is used",
        "{0}, so its calls go past the resilient {1}; {2}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The container hands out the wrapper for the interface only, and the last registration of an interface wins.",
        helpLinkUri: RuleHelp.Link(RuleIds.UnwrappedImplementation));

    // AddHttpClient<IOrders, OrderClient>() registers the interface as well. The TryAdd variants do nothing where it is registered.
    private static readonly string[] Lifetimes = ["AddTransient", "AddScoped", "AddSingleton", RegistrationNames.AddHttpClient];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    /// <summary>The rule starts from the interface, which is marked.</summary>
    public override ImmutableHashSet<string> Triggers => ["Resilient", "ResilientAttribute"];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.Symbol.TypeKind != TypeKind.Interface || !type.Symbol.HasAttribute(KnownTypes.ResilientAttribute) || type.Engine.Exemptions.Of(type.Symbol, type.Symbol) is not null ? []
        : from wrapped in RegisteredWrappers.Of(type.Symbol, type.Engine)
          from finding in Injected(wrapped, type).Concat(Overridden(wrapped, type)).Concat(Used(wrapped, type))
          select finding;

    // A decorator is an implementation itself, and whoever is created by hand gets what its creator wants.
    private static IEnumerable<Diagnostic> Injected((RegistrationCall Call, INamedTypeSymbol Implementation) wrapped, ReviewedType type) =>
        from injection in Injection.Of(wrapped.Implementation, type.Engine)
        where !RegisteredWrappers.Implements(injection.Owner, type.Symbol) && !injection.IsCreatedByHand(type.Engine)
        select Report(type, injection.Place, wrapped.Call, $"{injection.Owner.Name} takes {wrapped.Implementation.Name} itself", $"take {type.Symbol.Name}");

    private static IEnumerable<Diagnostic> Overridden((RegistrationCall Call, INamedTypeSymbol Implementation) wrapped, ReviewedType type) =>
        from lifetime in Lifetimes
        from later in RegisteredWrappers.CallsOf(lifetime, type.Engine)
        where IsBehind(later.Operation, wrapped.Call.Operation) && AreOnOneCollection(later, wrapped.Call) && Registers(later, wrapped.Implementation, type)
        select Report(type, later.Location, wrapped.Call, $"This registration replaces the wrapper by {wrapped.Implementation.Name} itself", "remove it");

    private static IEnumerable<Diagnostic> Used((RegistrationCall Call, INamedTypeSymbol Implementation) wrapped, ReviewedType type) =>
        from value in new BareUses(wrapped.Implementation, type.Symbol, type.Engine).All()
        let how = value is IObjectCreationOperation ? "is created" : "is taken from the container"
        select Report(type, value.Syntax.GetLocation(), wrapped.Call, $"{wrapped.Implementation.Name} itself {how} here", $"get {type.Symbol.Name} from the container");

    // <IOrders, OrderClient>(), (typeof(IOrders), typeof(OrderClient)), <IOrders>(provider => new OrderClient(...))
    private static bool Registers(RegistrationCall call, INamedTypeSymbol implementation, ReviewedType type)
    {
        var written = call.Arguments.Select(argument => (argument.Value.Unwrap() as ITypeOfOperation)?.TypeOperand).OfType<ITypeSymbol>();
        ITypeSymbol[] types = [.. call.TypeArguments.Concat(written)];
        if (types.FirstOrDefault() is not { } service || !SymbolEqualityComparer.Default.Equals(service, type.Symbol)) return false;
        if (types.Length == 2) return SymbolEqualityComparer.Default.Equals(types[1], implementation);
        var made = call.Arguments.Select(argument => argument.Value.AsLambda()).OfType<IAnonymousFunctionOperation>()
            .SelectMany(factory => factory.Body.DescendantsInFunction<IReturnOperation>()).Select(returned => returned.ReturnedValue?.Unwrap()).OfType<IOperation>().ToList();
        var bare = new BareUses(implementation, type.Symbol, type.Engine);
        return types.Length == 1 && made.Count > 0 && made.TrueForAll(bare.Yields);
    }

    // Both are statements of one block, so that both run and in this order.
    private static bool IsBehind(IOperation later, IOperation earlier) =>
        later.Syntax.SpanStart > earlier.Syntax.SpanStart
        && StatementOf(later) is { Parent: var block } && StatementOf(earlier) is { Parent: var other }
        && block is not null && (block == other || (block is GlobalStatementSyntax && other is GlobalStatementSyntax));

    private static bool AreOnOneCollection(RegistrationCall later, RegistrationCall earlier) =>
        CollectionOf(later) is { } services && CollectionOf(earlier) is { } others && SyntaxFactory.AreEquivalent(services.Syntax, others.Syntax);

    // services.AddHttpClient<A>().Services.AddScoped<B>()
    private static IOperation? CollectionOf(RegistrationCall call)
    {
        var receiver = call.Receiver?.Unwrap();
        while (receiver is not null && (RegistrationCall.Of(receiver)?.Receiver ?? BuilderOf(receiver)) is { } inner) receiver = inner.Unwrap();
        return receiver;
    }

    private static IOperation? BuilderOf(IOperation services) =>
        services is IPropertyReferenceOperation { Property.Name: "Services", Instance: { } builder } && builder.Type.Is(KnownTypes.HttpClientBuilder) ? builder : null;

    private static SyntaxNode? StatementOf(IOperation call) => call.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>();

    private static Diagnostic Report(ReviewedType type, Location place, RegistrationCall wrapper, string what, string advice) => Diagnostic.Create(
        Descriptor,
        place,
        [wrapper.Location],
        ImmutableDictionary<string, string?>.Empty.Add(Contract, type.Symbol.GetDocumentationCommentId()),
        what,
        type.Symbol.Name,
        advice);
}
