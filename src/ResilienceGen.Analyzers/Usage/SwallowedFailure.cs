using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>Finds the catch that lets no failure of a method out: the whole body stands in one try, and no handler can throw.</summary>
internal static class SwallowedFailure
{
    private const string Logging = "Microsoft.Extensions.Logging";

    public static ICatchClauseOperation? In(Implemented method, IOperation body)
    {
        if (!EndsWithItsBody(method.Body) || CarriesStatus(method.Method.ReturnType)) return null;
        var statements = body.ChildOperations.ToArray();
        if (statements.OfType<ITryOperation>().SingleOrDefault() is not { Finally: null } attempt
            || !statements.All(statement => ReferenceEquals(statement, attempt) || CannotThrow(statement))
            || !attempt.Catches.All(handler => handler.Filter is null && CannotThrow(handler.Handler)))
            return null;
        return attempt.Catches.FirstOrDefault(IsForAll);
    }

    // A task that is only handed on fails after the try has been left, and so does a sequence.
    private static bool EndsWithItsBody(IMethodSymbol method) =>
        method.IsAsync ? !method.ReturnType.OriginalDefinition.IsNamed(KnownTypes.AsyncEnumerable) : method.ReturnType.ContainingNamespace?.ToDisplayString() is not "System.Threading.Tasks" and not "System.Collections.Generic";

    // A response with a failed status moves on to the next member although nothing was thrown.
    private static bool CarriesStatus(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeArguments: [var result], ContainingNamespace.Name: "Tasks" } => CarriesStatus(result),
        { Name: "HttpResponseMessage" } or { SpecialType: SpecialType.System_Object } or ITypeParameterSymbol => true,
        _ => false,
    };

    private static bool IsForAll(ICatchClauseOperation handler) =>
        handler.ExceptionType is { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool CannotThrow(IOperation code) => code.DescendantsAndSelf().All(part => part switch
    {
        IThrowOperation or IAwaitOperation or ILoopOperation or IUsingOperation or ITryOperation or IDynamicInvocationOperation => false,
        IInvocationOperation call => IsHarmless(call.TargetMethod),
        IPropertyReferenceOperation property => property.Property.ContainingType.IsOrDerivesFrom("System.Exception"),
        IArrayElementReferenceOperation or IDynamicMemberReferenceOperation => false,
        _ => true,
    });

    private static bool IsHarmless(IMethodSymbol method) =>
        method.ContainingNamespace.ToDisplayString() == Logging
        || method is { Name: "FromResult" or "Empty" or "WriteLine", ContainingType.Name: "Task" or "ValueTask" or "Array" or "Enumerable" or "Console" or "Debug" or "Trace" };
}
