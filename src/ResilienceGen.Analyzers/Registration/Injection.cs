using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>A constructor that asks the container for a type.</summary>
/// <param name="Owner">The class that is built.</param>
/// <param name="Place">The type of the parameter, as it is written.</param>
internal sealed record Injection(INamedTypeSymbol Owner, Location Place)
{
    private static readonly string[] Singletons = ["AddSingleton", "AddHostedService"];

    /// <summary>The constructors in this compilation with a parameter of the type; those of tests and of our own output are left out.</summary>
    public static IEnumerable<Injection> Of(ITypeSymbol type, GapContext engine) =>
        engine.MembersWith(type.Name).Distinct().SelectMany(ParametersOf).Select(parameter => Read(parameter, type, engine)).OfType<Injection>();

    /// <summary>Whether the container builds the owner once.</summary>
    public bool IsSingleton(GapContext engine) =>
        engine.MembersWith(Owner.Name).Distinct().SelectMany(member => member.DescendantNodes().OfType<GenericNameSyntax>())
            .Where(generic => Singletons.Contains(generic.Identifier.ValueText) && generic.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } })
            .Any(generic => IsOwner(generic.TypeArgumentList.Arguments.Last(), engine));

    /// <summary>Whether code creates the owner itself and so decides what it is given.</summary>
    public bool IsCreatedByHand(GapContext engine) =>
        engine.MembersWith(Owner.Name).Distinct().SelectMany(member => member.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()).Any(creation => IsOwner(creation.Type, engine));

    private static Injection? Read(ParameterSyntax parameter, ITypeSymbol type, GapContext engine) =>
        parameter.Type is { } written
        && engine.Bodies.ModelOf(parameter.SyntaxTree).GetDeclaredSymbol(parameter, engine.Bodies.CancellationToken) is IParameterSymbol { ContainingType: var owner } taken
        && SymbolEqualityComparer.Default.Equals(taken.Type, type)
        && !TestAttributes.In(owner) && !GeneratedByUs.Is(owner)
            ? new Injection(owner, written.GetLocation())
            : null;

    private bool IsOwner(TypeSyntax written, GapContext engine) =>
        SymbolEqualityComparer.Default.Equals(engine.Bodies.ModelOf(written.SyntaxTree).GetTypeInfo(written, engine.Bodies.CancellationToken).Type, Owner);

    private static IEnumerable<ParameterSyntax> ParametersOf(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax constructor => constructor.ParameterList.Parameters,
        TypeDeclarationSyntax { ParameterList: { } primary } => primary.Parameters,
        _ => [],
    };
}
