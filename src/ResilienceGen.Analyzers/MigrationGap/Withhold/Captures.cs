using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>What a delegate around the call would capture, and whether that is allowed and harmless.</summary>
internal static class Captures
{
    public static bool ByReference(CallDescription call) => Variables(call).Any(variable => variable switch
    {
        IParameterSymbol parameter => parameter.RefKind != RefKind.None,
        ILocalSymbol local => local.IsRef,
        _ => false,
    });

    public static bool RefStruct(CallDescription call) =>
        Variables(call).Any(variable => (variable switch { IParameterSymbol parameter => parameter.Type, ILocalSymbol local => local.Type, _ => null })?.IsRefLikeType == true);

    /// <summary>An argument that changes something, or declares a variable used outside, would do so once per attempt.</summary>
    public static bool Assigns(CallDescription call) => call.Parts.Any(part => part is
        IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IDeclarationPatternOperation
        or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
        || (part is IAssignmentOperation assignment && assignment.Target is not IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }));

    public static bool MakesFreshId(CallDescription call) => Members(call).Any(Repetition.MakesFreshId);

    public static bool Changes(CallDescription call) => Members(call).Any(Repetition.Changes);

    public static bool Awaits(CallDescription call) => call.Sink.Operation.Descendants<IAwaitOperation>().Any(part => !part.Ancestors().TakeWhile(ancestor => ancestor != call.Sink.Operation).Any(ancestor => ancestor is IAnonymousFunctionOperation));

    /// <summary>A task that is kept runs its later attempts when a loop variable has moved on; one that is returned, when what a using holds is gone.</summary>
    public static bool ChangesBeforeItRuns(CallDescription call) => TakerOf(call.Sink.Operation) switch
    {
        IAwaitOperation => false,
        IReturnOperation => Variables(call).Any(variable => variable is ILocalSymbol { IsUsing: true } local && !HttpTypes.IsRequest(local.Type)),
        _ => Variables(call).Any(variable => VariableWrites.To(variable, call.Sink.Operation.Root()).Any()),
    };

    private static IEnumerable<ISymbol> Variables(CallDescription call) => call.Parts
        .Select(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => (ISymbol)parameter,
            _ => null,
        })
        .OfType<ISymbol>();

    private static IEnumerable<ISymbol> Members(CallDescription call) => call.Parts
        .Select(part => part switch
        {
            IInvocationOperation { TargetMethod: var method } => method,
            IPropertyReferenceOperation { Property: var property } => (ISymbol)property,
            _ => null,
        })
        .OfType<ISymbol>();

    private static IOperation? TakerOf(IOperation call)
    {
        var current = call.Parent;
        while (current is IConversionOperation or IConditionalAccessOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }) current = current.Parent;
        return current;
    }
}
