using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>
/// Recognises a check that writes down what came of one call for somebody to read: status, content and any failure go as text to one place,
/// and the content goes nowhere else. What a second call would have answered is not asked.
/// </summary>
internal static class WrittenReports
{
    public static bool Are(IOperation send)
    {
        if (Probes.CatchesEverything(send)?.ExceptionDeclarationOrExpression is not IVariableDeclaratorOperation { Symbol: var failure }) return false;
        if (send.Awaited().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var answer } }) return false;
        var root = send.Root();
        var places = LocalValues.ReferencesTo(failure, root).Select(PlaceOf).OfType<(ISymbol, ISymbol)>().ToList();
        var uses = LocalValues.ReferencesTo(answer, root).ToList();
        return uses.Exists(use => use.Parent is IPropertyReferenceOperation { Property.Name: "StatusCode" } status && IsWritten(status))
            && uses.TrueForAll(use => use.Parent is IPropertyReferenceOperation part && (Probes.IsAboutStatus(part) || IsContentWritten(part)));

        bool IsWritten(IOperation value) => PlaceOf(value) is { } place && places.Contains(place);

        bool IsContentWritten(IPropertyReferenceOperation part) =>
            part is { Property.Name: "Content", Parent: IInvocationOperation { TargetMethod.Name: "ReadAsStringAsync" } read }
            && (read.Awaited() is { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var text } } }
                ? LocalValues.ReferencesTo(text, root).All(IsWritten)
                : IsWritten(read.Awaited()));
    }

    // log.Lines.Add($"... {value} ..."): the method and what it is called on; null where the value may go anywhere else.
    private static (ISymbol Method, ISymbol Target)? PlaceOf(IOperation value)
    {
        var current = value;
        while (current.Parent is IInterpolationOperation or IInterpolatedStringOperation or IConversionOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String }) current = current.Parent;
        return !ReferenceEquals(current, value)
            && current.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ReturnsVoid: true } method, Instance: { } instance } }
            && TargetOf(instance) is { } target
                ? (method.OriginalDefinition, target)
                : null;
    }

    private static ISymbol? TargetOf(IOperation instance) => instance.Unwrap() is IMemberReferenceOperation { Member: var member } ? member : instance.AsVariable();
}
