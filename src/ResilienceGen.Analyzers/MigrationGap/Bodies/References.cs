using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Finds where this compilation uses a member: by name first, from an index over syntax.</summary>
internal sealed class References(BodySource bodies, SourceCompilations compilations)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _uses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, Dictionary<ISymbol, List<IOperation>>> _inBody = [];
    private readonly ConcurrentDictionary<INamedTypeSymbol, Dictionary<ISymbol, List<IOperation>>> _inType = new(SymbolEqualityComparer.Default);

    /// <summary>The invocations, method groups, object creations, reads and writes of the member; for a method also <c>: this(...)</c>.</summary>
    public ImmutableArray<IOperation> To(ISymbol member) => _uses.GetOrAdd(member.OriginalDefinition, Find);

    // What is private is used in its own type, which needs no index; of the rest only members that write the name are bound.
    private ImmutableArray<IOperation> Find(ISymbol member)
    {
        if (member is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type })
            return _inType.GetOrAdd(Outermost(type), UsesIn).TryGetValue(member, out var own) ? [.. own] : [];
        var found = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var root in BodiesThatMayUse(member))
        {
            if (_inBody.GetOrAdd(root, UsesIn).TryGetValue(member, out var uses)) found.AddRange(uses);
        }

        return found.ToImmutable();
    }

    private Dictionary<ISymbol, List<IOperation>> UsesIn(INamedTypeSymbol type)
    {
        bodies.Counters.UsesOfTypeIndexed();
        return UsesIn(WithNested(type).SelectMany(part => bodies.Of(part)));
    }

    private static Dictionary<ISymbol, List<IOperation>> UsesIn(IOperation root) => UsesIn([root]);

    // A body is walked once, however many members are looked for in it.
    private static Dictionary<ISymbol, List<IOperation>> UsesIn(IEnumerable<IOperation> roots)
    {
        var found = new Dictionary<ISymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var root in roots)
        {
            foreach (var operation in root.DescendantsAndSelf<IOperation>())
            {
                if (UsedBy(operation) is not { } used) continue;
                if (found.TryGetValue(used, out var uses)) uses.Add(operation);
                else found.Add(used, [operation]);
            }
        }

        return found;
    }

    private IEnumerable<IOperation> BodiesThatMayUse(ISymbol member) =>
        compilations.UsersOf(member).SelectMany(names => NodesThatMayUse(member, names)).Distinct().SelectMany(BodiesIn).Distinct();

    private static IEnumerable<MemberDeclarationSyntax> NodesThatMayUse(ISymbol member, NameIndex names) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.Name: var created }
            ? names.Users(created).Concat(names.NamelessCreations(created))
            : names.Users(member.Name);

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer) type = outer;
        return type.OriginalDefinition;
    }

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);

    private static ISymbol? UsedBy(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation => ((IInvocationOperation)operation).TargetMethod is var called ? (called.ReducedFrom ?? called).OriginalDefinition : null,
        OperationKind.ObjectCreation => ((IObjectCreationOperation)operation).Constructor?.OriginalDefinition,
        OperationKind.MethodReference or OperationKind.FieldReference or OperationKind.PropertyReference or OperationKind.EventReference =>
            ((IMemberReferenceOperation)operation).Member.OriginalDefinition,
        _ => null,
    };

    /// <summary>The bodies that a declaration holds.</summary>
    public IEnumerable<IOperation> BodiesIn(MemberDeclarationSyntax member) => BodiesOf(member, bodies.ModelOf(member.SyntaxTree));

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
}
