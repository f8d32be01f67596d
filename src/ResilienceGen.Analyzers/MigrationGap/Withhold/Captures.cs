using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Requests;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>What a delegate around the call would capture, and whether that is allowed and harmless.</summary>
internal static class Captures
{
    public static bool ByReference(IOperation call) => Variables(call).Any(variable => variable switch
    {
        IParameterSymbol parameter => parameter.RefKind != RefKind.None,
        ILocalSymbol local => local.IsRef,
        _ => false,
    });

    public static bool RefStruct(IOperation call) =>
        Variables(call).Any(variable => (variable switch { IParameterSymbol parameter => parameter.Type, ILocalSymbol local => local.Type, _ => null })?.IsRefLikeType == true);

    /// <summary>An argument that changes something, or declares a variable used outside, would do so once per attempt.</summary>
    public static bool Assigns(IOperation call) => call.Descendants<IOperation>().Any(part => part is
        IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IDeclarationPatternOperation
        or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
        || (part is IAssignmentOperation assignment && assignment.Target is not IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }));

    public static bool MakesFreshId(IOperation call) => Members(call).Any(Repetition.MakesFreshId);

    public static bool Changes(IOperation call) => Members(call).Any(Repetition.Changes);

    public static bool Awaits(IOperation call) => call.Descendants<IAwaitOperation>().Any(part => !part.Ancestors().TakeWhile(ancestor => ancestor != call).Any(ancestor => ancestor is IAnonymousFunctionOperation));

    /// <summary>A task that is kept runs its later attempts when a loop variable has moved on.</summary>
    public static bool ChangesBeforeItRuns(IOperation call) =>
        !IsAwaitedOrReturned(call) && Variables(call).Any(variable => IsWrittenAgain(variable, call.Root()));

    private static IEnumerable<ISymbol> Variables(IOperation call) => call.Descendants<IOperation>()
        .Select(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => (ISymbol)parameter,
            _ => null,
        })
        .OfType<ISymbol>();

    private static IEnumerable<ISymbol> Members(IOperation call) => call.Descendants<IOperation>()
        .Select(part => part switch
        {
            IInvocationOperation { TargetMethod: var method } => method,
            IPropertyReferenceOperation { Property: var property } => (ISymbol)property,
            _ => null,
        })
        .OfType<ISymbol>();

    private static bool IsAwaitedOrReturned(IOperation call)
    {
        var current = call.Parent;
        while (current is IConversionOperation or IConditionalAccessOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }) current = current.Parent;
        return current is IAwaitOperation or IReturnOperation;
    }

    private static bool IsWrittenAgain(ISymbol variable, IOperation root) => root.Descendants<IOperation>().Any(part => part switch
    {
        IIncrementOrDecrementOperation step => Is(step.Target, variable),
        IAssignmentOperation assignment => Is(assignment.Target, variable),
        _ => false,
    });

    private static bool Is(IOperation target, ISymbol variable) => target switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, variable),
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, variable),
        _ => false,
    };
}
