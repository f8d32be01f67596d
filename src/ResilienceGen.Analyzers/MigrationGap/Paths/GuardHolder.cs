using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Finds the field or property a guard is kept in, also where a parameter or local only overrides it: <c>policy ??= Default</c>.</summary>
internal static class GuardHolder
{
    private const int MaxDepth = 4;

    public static ISymbol? Of(IOperation? instance, int depth = 0) => depth > MaxDepth ? null : instance?.Unwrap() switch
    {
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
        ICoalesceOperation coalesce => Of(coalesce.Value, depth + 1) ?? Of(coalesce.WhenNull, depth + 1),
        ILocalReferenceOperation { Local: var local } reference => First(LocalValues.AssignedTo(local, reference.Root()), depth),
        // provider.GetPipeline("x"), GetPolicy(), new Executor(3): what makes the guard stands for it.
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } made } => made,
        IObjectCreationOperation { Type: INamedTypeSymbol created } => created,
        IInvalidOperation broken => UnboundCalls.Meant(broken).FirstOrDefault(),
        IParameterReferenceOperation { Parameter: var parameter } reference => FieldOf(parameter) ?? First(LocalValues.AssignedTo(parameter, reference.Root()), depth),
        _ => null,
    };

    private static ISymbol? First(IEnumerable<IOperation> values, int depth) =>
        values.Select(value => Of(value, depth + 1)).FirstOrDefault(holder => holder is not null);

    // A parameter of a primary constructor has no field that can be named; one that a field is initialised from has.
    private static ISymbol? FieldOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? parameter : null;
}
