using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What the rounds of a loop write to, and whether it decides which request is sent next.</summary>
internal sealed class LoopWrites(ILoopOperation loop, Send send)
{
    /// <summary>Whether another round may send another request.</summary>
    public bool ChooseRequest => OfRequest.Any();

    /// <summary>The writes that choose the next request.</summary>
    public IEnumerable<IOperation> OfRequest => All().Where(write => send.Dependencies.Contains(write.Target)).Select(write => write.Operation);

    public bool Contain(ISymbol variable) => All().Any(write => SymbolEqualityComparer.Default.Equals(write.Target, variable));

    private IEnumerable<(IOperation Operation, ISymbol Target)> All()
    {
        if (loop is IForEachLoopOperation { LoopControlVariable: { } control })
        {
            foreach (var local in loop.Locals) yield return (control, local);
        }

        foreach (var part in loop.DescendantsInFunction<IOperation>())
        {
            var target = part switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                _ => null,
            };
            if (target is not null && VariableOf(target) is { } variable) yield return (part, variable);
        }
    }

    // Variables declared inside the body start afresh each round; a copy of the request is the same request.
    private ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation { IsDeclaration: false } reference when !IsCopied(reference.Type) && !DeclaredInBody(reference.Local) => reference.Local,
        IParameterReferenceOperation reference when !IsCopied(reference.Type) => reference.Parameter.OriginalDefinition,
        IFieldReferenceOperation reference => reference.Field,
        _ => null,
    };

    private bool DeclaredInBody(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference => loop.Body.Syntax.Span.Contains(reference.Span)) && !loop.Locals.Contains(local, SymbolEqualityComparer.Default);

    private static bool IsCopied(ITypeSymbol? type) => Sinks.HttpTypes.IsRequest(type) || Sinks.HttpTypes.IsContent(type);
}
