using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Plain registrations with the container: which classes it builds, and whether it has been given a client of its own to hand out.</summary>
internal sealed class ContainerRegistrations(Lazy<NameIndex> names, BodySource bodies)
{
    private static readonly string[] Lifetimes = ["AddTransient", "AddScoped", "AddSingleton"];

    private readonly Lazy<HashSet<ITypeSymbol>> _types = new(() => new HashSet<ITypeSymbol>(Registered(names, bodies), SymbolEqualityComparer.Default));

    /// <summary>Whether the container builds the class and injects the client of the factory's default name.</summary>
    public bool GetsDefaultClient(ITypeSymbol type) =>
        _types.Value.Contains(type.OriginalDefinition) && !_types.Value.Any(registered => registered.Is(KnownTypes.HttpClient));

    private static IEnumerable<ITypeSymbol> Registered(Lazy<NameIndex> names, BodySource bodies) =>
        from member in Lifetimes.SelectMany(name => names.Value.Members(name)).Distinct()
        from call in member.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } && Lifetimes.Contains(called)
        from type in TypesOf(call, bodies.ModelOf(call.SyntaxTree), bodies.CancellationToken)
        select type;

    private static IEnumerable<ITypeSymbol> TypesOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: var types } })
        {
            foreach (var type in types)
            {
                if (model.GetTypeInfo(type, cancellationToken).Type is { } registered) yield return registered.OriginalDefinition;
            }
        }

        // AddScoped(services => new HttpClient { ... })
        foreach (var creation in call.ArgumentList.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (model.GetTypeInfo(creation, cancellationToken).Type is { } made && made.Is(KnownTypes.HttpClient)) yield return made;
        }
    }
}
