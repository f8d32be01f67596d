using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Where a program puts a generated wrapper around an implementation: by the generated registration, or by hand.</summary>
internal static class RegisteredWrappers
{
    /// <summary>The registrations of the wrapper with what it is put around: <c>services.AddResilientOrders&lt;OrderClient&gt;()</c>.</summary>
    public static IEnumerable<(RegistrationCall Call, INamedTypeSymbol Implementation)> Of(INamedTypeSymbol contract, GapContext engine) =>
        from call in GeneratedCallsOf(contract, engine)
        let implementation = call.TypeArguments.LastOrDefault() as INamedTypeSymbol
        where implementation is { TypeKind: TypeKind.Class } && Implements(implementation, contract)
        select (call, implementation);

    /// <summary>Whether the program certainly puts the wrapper around the implementation somewhere.</summary>
    public static bool Wrap(INamedTypeSymbol implementation, Contract contract, GapContext engine) =>
        Of(contract.Interface, engine).Any(wrapped => IsSame(wrapped.Implementation, implementation) && IsUnconditional(wrapped.Call.Operation))
        || (contract.PlaceOf(implementation) >= 0 && GeneratedCallsOf(contract.Interface, engine).Any(call => IsUnconditional(call.Operation)))
        || Creations(contract.Interface, engine).Any(creation => creation.Arguments.Any(argument => IsSame(argument.Value.Unwrap().Type, implementation)) && IsUnconditional(creation));

    /// <summary>What the program certainly puts the wrapper of the interface around.</summary>
    public static IEnumerable<(Contract Contract, INamedTypeSymbol Implementation)> WrappedBy(INamedTypeSymbol contract, GapContext engine) =>
        from implementation in Candidates(contract, engine).OfType<INamedTypeSymbol>().Select(candidate => candidate.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        from implemented in Contract.Of(implementation)
        where IsSame(implemented.Interface, contract) && Wrap(implementation, implemented, engine)
        select (implemented, implementation);

    /// <summary>The calls of methods with that name.</summary>
    public static IEnumerable<RegistrationCall> CallsOf(string name, GapContext engine) =>
        from member in engine.MembersWith(name).Distinct()
        from syntax in member.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where syntax.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } && called == name
        let call = engine.Bodies.ModelOf(syntax.SyntaxTree).GetOperation(syntax, engine.Bodies.CancellationToken) is IInvocationOperation bound ? RegistrationCall.Of(bound) : null
        where call is not null
        select call;

    public static bool Implements(ITypeSymbol type, ITypeSymbol contract) => type.AllInterfaces.Any(implemented => IsSame(implemented, contract));

    private static IEnumerable<ITypeSymbol?> Candidates(INamedTypeSymbol contract, GapContext engine) =>
        Of(contract, engine).Select(wrapped => wrapped.Implementation)
            .Concat(Creations(contract, engine).SelectMany(creation => creation.Arguments).Select(argument => argument.Value.Unwrap().Type))
            .Concat(contract.Find(KnownTypes.FallbackChainAttribute) is { } chain ? ChainReader.NamedTypes(chain) : []);

    private static IEnumerable<RegistrationCall> GeneratedCallsOf(INamedTypeSymbol contract, GapContext engine) =>
        CallsOf("Add" + WrapperNaming.Of(contract), engine).Where(call => call.Method is { ContainingType: var declaring } && GeneratedByUs.Is(declaring));

    // new ResilientOrders(new OrderClient(http), runtime)
    private static IEnumerable<IObjectCreationOperation> Creations(INamedTypeSymbol contract, GapContext engine) =>
        from member in engine.MembersWith(WrapperNaming.Of(contract)).Distinct()
        from syntax in member.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        let creation = engine.Bodies.ModelOf(syntax.SyntaxTree).GetOperation(syntax, engine.Bodies.CancellationToken) as IObjectCreationOperation
        where creation?.Type is { } wrapper && GeneratedByUs.Is(wrapper) && Implements(wrapper, contract)
        select creation;

    private static bool IsUnconditional(IOperation registration) =>
        !registration.Ancestors().Any(around => around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation);

    private static bool IsSame(ITypeSymbol? left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left?.OriginalDefinition, right.OriginalDefinition);
}
