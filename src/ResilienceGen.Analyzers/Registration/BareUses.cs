using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Finds code that gets an implementation from the container, or creates one, and calls the operations of its interface on it.</summary>
internal sealed class BareUses(INamedTypeSymbol implementation, INamedTypeSymbol contract, GapContext engine)
{
    private static readonly string[] Resolutions = ["GetRequiredService", "GetService"];

    private readonly List<IMethodSymbol> _operations = [.. Contract.Of(implementation)
        .Where(candidate => Same(candidate.Interface, contract))
        .SelectMany(candidate => candidate.ImplementedBy(implementation))
        .SelectMany(operation => new[] { operation.Method, operation.Body })];

    /// <summary>The calls and creations that yield what is then used, outside of registrations and of whatever wraps or decorates.</summary>
    public IEnumerable<IOperation> All() => _operations.Count == 0 ? [] :
        from member in engine.MembersWith(implementation.Name).Distinct()
        from syntax in member.DescendantNodes().OfType<ExpressionSyntax>()
        where syntax is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax
        let value = engine.Bodies.ModelOf(syntax.SyntaxTree).GetOperation(syntax, engine.Bodies.CancellationToken)
        where value is not null && Yields(value) && IsUsed(value) && MayUse(value)
        select value;

    /// <summary>Whether the value is the bare implementation: created, or asked of the container.</summary>
    public bool Yields(IOperation value) => value switch
    {
        IObjectCreationOperation creation => Same(creation.Type, implementation),
        IInvocationOperation { TargetMethod: { Name: "CreateInstance", ContainingType.Name: "ActivatorUtilities", TypeArguments: [var type] } } => Same(type, implementation),
        IInvocationOperation { TargetMethod: { Name: var name, TypeArguments: [var type] } } resolve =>
            Resolutions.Contains(name) && Same(type, implementation) && Sink.ReceiverOf(resolve)?.Type.IsOrImplements(KnownTypes.ServiceProvider) == true,
        _ => false,
    };

    // Called at once, or kept in a local that is used for nothing but calls.
    private bool IsUsed(IOperation value)
    {
        // provider.GetService<T>()!.Get() and ((IOrders)client).Get()
        var used = value.Converted();
        if (used.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            var uses = LocalValues.ReferencesTo(local, value.Root()).Select(OperationTree.Converted).ToList();
            return uses.Exists(IsOperation) && uses.TrueForAll(IsReceiver);
        }

        return IsOperation(used);
    }

    private bool IsOperation(IOperation receiver) =>
        receiver.Parent is IInvocationOperation call && ReferenceEquals(call.Instance, receiver) && _operations.Exists(operation => Same(operation, call.TargetMethod));

    private static bool IsReceiver(IOperation use) => use.Parent is IInvocationOperation call && ReferenceEquals(call.Instance, use);

    private bool MayUse(IOperation value)
    {
        if (value.Ancestors().OfType<IInvocationOperation>().Any(call => RegistrationCall.Of(call) is { Receiver: { } services } && ServiceTypes.CanRegister(services.Type))) return false;
        if (MemberAt(value.Syntax) is not { ContainingType: { } owner } member) return false;
        return !RegisteredWrappers.Implements(owner, contract)
            && engine.Exemptions.Of(owner, member) is null
            && engine.Exemptions.OfFile(value.Syntax.SyntaxTree) is null
            // Who makes the wrapper by hand needs what goes into it.
            && !engine.MembersWith(WrapperNaming.Of(contract)).Any(wrapping => wrapping.FirstAncestorOrSelf<TypeDeclarationSyntax>() is var around && around == value.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            && !GeneratedByUs.Is(owner) && !TestAttributes.In(owner);
    }

    private ISymbol? MemberAt(SyntaxNode place)
    {
        var symbol = engine.Bodies.ModelOf(place.SyntaxTree).GetEnclosingSymbol(place.SpanStart, engine.Bodies.CancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }) symbol = symbol.ContainingSymbol;
        return symbol;
    }

    private static bool Same(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left?.OriginalDefinition, right.OriginalDefinition);
}
