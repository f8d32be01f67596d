using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>A request message that <c>HttpClient</c> sends, and the variable it is kept in.</summary>
internal sealed record SentRequest(SiteVerdict Site, IOperation Value, ISymbol Variable)
{
    /// <summary>The request of a call site; null where it is made in place, or where the class does not refuse to send it twice.</summary>
    public static SentRequest? Of(SiteVerdict site) =>
        site.Sink.Method.ContainingType.Is(KnownTypes.HttpClient)
        && CallDescription.Of(site.Sink).Request?.Unwrap() is { } value
        && VariableOf(value) is { } variable
            ? new SentRequest(site, value, variable)
            : null;

    /// <summary>The variable behind the value; null for anything that may be a new message each time.</summary>
    public static ISymbol? VariableOf(IOperation value) =>
        value.Unwrap() is IFieldReferenceOperation { Instance: not (null or IInstanceReferenceOperation) } ? null : value.AsVariable();

    /// <summary>Whether the code gives the variable a new value, or declares it.</summary>
    public static bool IsRenewedIn(IOperation code, ISymbol variable) => code.Descendants<IOperation>().Any(part => part switch
    {
        IVariableDeclaratorOperation declarator => Same(declarator.Symbol, variable),
        IAssignmentOperation assignment => VariableOf(assignment.Target) is { } target && Same(target, variable),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => VariableOf(argument.Value) is { } target && Same(target, variable),
        IAnonymousFunctionOperation function => function.Symbol.Parameters.Any(parameter => Same(parameter, variable)),
        ILocalFunctionOperation function => function.Symbol.Parameters.Any(parameter => Same(parameter, variable)),
        IForEachLoopOperation loop => loop.Locals.Any(local => Same(local, variable)),
        _ => false,
    });

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
