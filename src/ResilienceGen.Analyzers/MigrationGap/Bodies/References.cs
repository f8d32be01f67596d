using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Finds where this compilation uses a member: by name first, from an index over syntax that is built when first asked for.</summary>
internal sealed class References(Compilation compilation, BodySource bodies, WorkCounters counters)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _uses = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<string, HashSet<SyntaxTree>>> _treesByName = new(() =>
    {
        counters.IndexBuilt();
        return IndexNames(compilation, bodies.CancellationToken);
    });

    /// <summary>The invocations, method groups, object creations, reads and writes of the member; for a method also <c>: this(...)</c>.</summary>
    public ImmutableArray<IOperation> To(ISymbol member) => _uses.GetOrAdd(member.OriginalDefinition, Find);

    private ImmutableArray<IOperation> Find(ISymbol member)
    {
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name;
        return
        [
            .. TreesFor(member, name)
                .SelectMany(tree => BodiesNaming(tree, name, member is IMethodSymbol { MethodKind: MethodKind.Constructor }))
                .Distinct()
                .SelectMany(root => root.DescendantsAndSelf())
                .Where(operation => Uses(operation, member)),
        ];
    }

    private static bool Uses(IOperation operation, ISymbol member)
    {
        ISymbol? used = operation switch
        {
            IInvocationOperation call => (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition,
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
            IObjectCreationOperation creation => creation.Constructor?.OriginalDefinition,
            IMemberReferenceOperation reference => reference.Member.OriginalDefinition,
            _ => null,
        };
        return used is not null && SymbolEqualityComparer.Default.Equals(used, member);
    }

    private IEnumerable<SyntaxTree> TreesFor(ISymbol member, string name)
    {
        if (member.DeclaredAccessibility == Accessibility.Private)
        {
            var outermost = member.ContainingType;
            while (outermost.ContainingType is { } outer) outermost = outer;
            return outermost.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct();
        }

        var trees = _treesByName.Value.TryGetValue(name, out var found) ? found : [];
        // new(...) and : base(...) do not repeat the name of the type they create.
        if (member is not IMethodSymbol { MethodKind: MethodKind.Constructor }) return trees;
        return _treesByName.Value.TryGetValue(ImplicitCreation, out var nameless) ? trees.Union(nameless) : trees;
    }

    private const string ImplicitCreation = "new()";

    // Only members that write the name are bound, not whole files.
    private IEnumerable<IOperation> BodiesNaming(SyntaxTree tree, string name, bool creates) =>
        tree.GetRoot(bodies.CancellationToken).DescendantTokens()
            .Where(token => IsName(token, name, creates))
            .Select(token => token.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>())
            .Distinct()
            .SelectMany(member => member is null ? [] : BodiesOf(member, bodies.ModelOf(tree)));

    private static bool IsName(SyntaxToken token, string name, bool creates) =>
        (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name) || (creates && IsNamelessCreation(token));

    private static bool IsNamelessCreation(SyntaxToken token) =>
        token.Parent is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax
        && token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.BaseKeyword or SyntaxKind.ThisKeyword;

    private IEnumerable<IOperation> BodiesOf(MemberDeclarationSyntax member, SemanticModel model) => member switch
    {
        GlobalStatementSyntax statement => Of(model.GetDeclaredSymbol((CompilationUnitSyntax)statement.Parent!, bodies.CancellationToken)),
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.SelectMany(variable => Of(model.GetDeclaredSymbol(variable, bodies.CancellationToken))),
        BaseTypeDeclarationSyntax type => Of(model.GetDeclaredSymbol(type, bodies.CancellationToken)),
        _ => Of(model.GetDeclaredSymbol(member, bodies.CancellationToken)),
    };

    private IEnumerable<IOperation> Of(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => bodies.Of(method),
        IPropertySymbol property => bodies.InitializersOf(property).Concat(Of(property.GetMethod)).Concat(Of(property.SetMethod)),
        IFieldSymbol field => bodies.InitializersOf(field),
        // The base list of a type with a primary constructor.
        INamedTypeSymbol type => type.InstanceConstructors.SelectMany(constructor => Of(constructor)),
        _ => [],
    };

    private static Dictionary<string, HashSet<SyntaxTree>> IndexNames(Compilation compilation, CancellationToken cancellationToken)
    {
        var index = new Dictionary<string, HashSet<SyntaxTree>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken)) Add(token.ValueText, tree);
                else if (IsNamelessCreation(token)) Add(ImplicitCreation, tree);
            }
        }

        return index;

        void Add(string name, SyntaxTree tree)
        {
            if (!index.TryGetValue(name, out var trees)) index.Add(name, trees = []);
            trees.Add(tree);
        }
    }
}
