using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Reads names and switches: constants, what is as good as one, and parameters of the method that is read.</summary>
/// <param name="method">The method whose parameters stay open; null where there is none.</param>
internal sealed class ValueReader(IMethodSymbol? method)
{
    private const int MaxDepth = 8;

    public StepValue Read(IOperation value) => Read(value, 0);

    /// <summary>Whether the operation is a parameter of the method that is read, with the value that the caller gave it.</summary>
    public bool IsOpen(IOperation operation, out int ordinal)
    {
        ordinal = operation is IParameterReferenceOperation { Parameter: var parameter }
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method?.OriginalDefinition)
            && !IsWritten(parameter, operation.Root())
            ? parameter.Ordinal
            : -1;
        return ordinal >= 0;
    }

    private static bool IsWritten(IParameterSymbol parameter, IOperation root) =>
        root.Descendants<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, parameter) && use.Parent switch
        {
            IAssignmentOperation assignment => ReferenceEquals(assignment.Target, use),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        });

    /// <summary>The constant that the operation is; null where it is none.</summary>
    public static string? ConstantOf(IOperation operation) =>
        operation.ConstantValue is { HasValue: true } outer ? ConstantText.Of(outer.Value)
        : operation.Unwrap().ConstantValue is { HasValue: true } inner ? ConstantText.Of(inner.Value)
        : operation.Unwrap() is IDefaultValueOperation { Type.IsReferenceType: true } ? ConstantText.Null
        : null;

    private StepValue Read(IOperation value, int depth)
    {
        if (ConstantOf(value) is { } constant) return StepValue.Of(constant);
        var operation = value.Unwrap();
        if (IsOpen(operation, out var ordinal)) return new ParameterValue(ordinal);
        return operation switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => Initial(field, operation.SemanticModel),
            IPropertyReferenceOperation { Property.Name: "Name", Instance: { } type } when type.Unwrap() is ITypeOfOperation typeOf => OfTypeName(typeOf.TypeOperand),
            ILocalReferenceOperation local when depth < MaxDepth => OfLocal(local, depth + 1),
            _ => StepValue.Opaque,
        };
    }

    private static StepValue OfTypeName(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: false } ? StepValue.Of(ConstantText.OfName(type.Name)) : StepValue.Opaque;

    private static StepValue Initial(IFieldSymbol field, SemanticModel? model)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value }) return StepValue.Opaque;
        var constant = model?.SyntaxTree == value.SyntaxTree ? model.GetConstantValue(value).Value
            : value is LiteralExpressionSyntax literal ? literal.Token.Value
            : null;
        return constant is null ? StepValue.Opaque : StepValue.Of(ConstantText.Of(constant));
    }

    private StepValue OfLocal(ILocalReferenceOperation reference, int depth)
    {
        var root = reference.Root();
        var loop = root.Descendants<IForEachLoopOperation>().FirstOrDefault(each => each.Locals.Contains(reference.Local, SymbolEqualityComparer.Default));
        if (loop is not null) return OfElements(loop.Collection.Unwrap(), depth);
        var values = LocalValues.AssignedTo(reference.Local, root).Take(2).ToList();
        return values is [var only] && !LocalValues.IsWrittenOtherwise(reference.Local, root) ? Read(only, depth) : StepValue.Opaque;
    }

    // foreach (var name in new[] { "orders", "stock" })
    private StepValue OfElements(IOperation collection, int depth)
    {
        ImmutableArray<IOperation> elements = collection switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation expression => expression.Elements,
            _ => [],
        };
        var constants = elements.Select(element => Read(element, depth)).ToList();
        return constants.Count > 0 && constants.All(constant => constant is ConstantValue)
            ? new ConstantValue([.. constants.Cast<ConstantValue>().SelectMany(constant => constant.Texts)])
            : StepValue.Opaque;
    }
}
