using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>The operations of members of the compilation: bound on demand, each body once.</summary>
/// <remarks>
/// The analyzer driver hands in what the compiler has bound for it anyway (<see cref="Seed"/>);
/// everything else, such as a helper in another type, is bound when a proof first needs it.
/// </remarks>
internal sealed class BodySource(SourceCompilations compilations, WorkCounters counters, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<SyntaxNode, IOperation?> _roots = [];
    private readonly ConcurrentDictionary<IOperation, ISymbol> _owners = [];
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IOperation>> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = [];

    public CancellationToken CancellationToken => cancellationToken;

    public WorkCounters Counters => counters;

    /// <summary>Takes over a body the compiler has already bound.</summary>
    public void Seed(ISymbol owner, IOperation block)
    {
        var root = block.Root();
        if (_roots.TryAdd(root.Syntax, root)) _owners[root] = owner;
    }

    /// <summary>The member a root operation belongs to.</summary>
    public ISymbol? OwnerOf(IOperation root) => _owners.TryGetValue(root, out var owner) ? owner : null;

    /// <summary>The bodies of a method, accessor or constructor; empty where it has none in this compilation.</summary>
    public ImmutableArray<IOperation> Of(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return Of(definition, definition.DeclaringSyntaxReferences);
    }

    /// <summary>The initializers of a field or property.</summary>
    public ImmutableArray<IOperation> InitializersOf(ISymbol member) =>
        Of(member.OriginalDefinition, member.OriginalDefinition.DeclaringSyntaxReferences);

    /// <summary>All bodies of a type: of every part, in every file, without its nested types.</summary>
    public ImmutableArray<IOperation> Of(INamedTypeSymbol type) => _types.GetOrAdd(type.OriginalDefinition, OfMembers);

    private ImmutableArray<IOperation> OfMembers(INamedTypeSymbol type) =>
    [
        .. type.GetMembers().SelectMany(member => member switch
        {
            IMethodSymbol method => Of(method),
            IFieldSymbol or IPropertySymbol => InitializersOf(member),
            _ => [],
        }),
    ];

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => (compilations.Holding(key) ?? compilations.Own).GetSemanticModel(key));

    /// <summary>Whether the symbol's source can be followed: it stands in this compilation, or in a project that this one refers to.</summary>
    public bool IsInSource(ISymbol symbol)
    {
        var definition = symbol.OriginalDefinition;
        var references = definition.DeclaringSyntaxReferences;
        if (references.IsEmpty || compilations.Declaring(definition) is not { } declaring) return false;
        foreach (var reference in references)
        {
            if (declaring.ContainsSyntaxTree(reference.SyntaxTree)) return true;
        }

        return false;
    }

    /// <summary>The method as its own project declares it; a project for another framework is seen here through symbols that are not those of its bodies.</summary>
    public IMethodSymbol SourceOf(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.IsEmpty || IsInSource(definition)) return definition;
        var reference = definition.DeclaringSyntaxReferences[0];
        return compilations.Holding(reference.SyntaxTree) is not null && ModelOf(reference.SyntaxTree).GetDeclaredSymbol(reference.GetSyntax(cancellationToken), cancellationToken) is IMethodSymbol declared
            ? declared
            : definition;
    }

    /// <summary>Whether the symbol is declared in this compilation itself.</summary>
    public bool IsOwn(ISymbol symbol) => symbol.OriginalDefinition.DeclaringSyntaxReferences.Any(reference => compilations.Own.ContainsSyntaxTree(reference.SyntaxTree));

    private ImmutableArray<IOperation> Of(ISymbol owner, ImmutableArray<SyntaxReference> references)
    {
        if (references.IsEmpty) return [];
        var roots = ImmutableArray.CreateBuilder<IOperation>(references.Length);
        foreach (var reference in references)
        {
            if (!IsHere(owner, reference)) continue;
            if (BodyNode(reference.GetSyntax(cancellationToken)) is not { } node) continue;
            if (_roots.GetOrAdd(node, Bind) is not { } root) continue;
            _owners.TryAdd(root, owner);
            roots.Add(root);
        }

        return roots.ToImmutable();
    }

    private bool IsHere(ISymbol symbol, SyntaxReference reference) => compilations.Declaring(symbol)?.ContainsSyntaxTree(reference.SyntaxTree) == true;

    private IOperation? Bind(SyntaxNode node)
    {
        counters.BodyBound();
        return ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken)?.Root();
    }

    private static SyntaxNode? BodyNode(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body is null && method.ExpressionBody is null && method is not ConstructorDeclarationSyntax ? null : method,
        AccessorDeclarationSyntax accessor => accessor.Body is null && accessor.ExpressionBody is null ? null : accessor,
        ArrowExpressionClauseSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax => declaration,
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
        _ => null,
    };
}
