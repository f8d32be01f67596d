using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Which parameters of a method can describe a request, and whether the method hands them on as they are.</summary>
internal static class RequestRoles
{
    /// <summary>Whether a caller could hand the method a whole request: every parameter it must pass is part of one, or says how often and how long to try.</summary>
    public static bool MayTakeRequest(IMethodSymbol method) =>
        method.Parameters.Any(parameter => IsRequestPart(parameter.Type))
        && method.Parameters.All(parameter => parameter.IsOptional || IsRequestPart(parameter.Type) || IsPassedAlong(parameter.Type) || IsSetting(parameter.Type));

    private static bool IsSetting(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean || type.Name == "TimeSpan" || IsTestOfAnswer(type);

    private static bool IsTestOfAnswer(ITypeSymbol type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: [{ Type: var answer }] } } && HttpTypes.IsResponse(answer);

    /// <summary>Whether what is sent is a request the method was handed, not one it makes up from an id or a name.</summary>
    public static bool HandsOn(IMethodSymbol method, IEnumerable<IArgumentOperation> sent) =>
        sent.Any(argument => HandsOn(argument.Value, method, depth: 0));

    public static bool IsUrl(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type is { Name: "Uri", ContainingNamespace.Name: "System" };

    public static bool IsRequestFactory(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { Parameters.IsEmpty: true, ReturnType: var made } } && HttpTypes.IsRequest(made);

    private static bool IsRequestPart(ITypeSymbol type) => HttpTypes.IsRequest(type) || IsUrl(type) || IsRequestFactory(type);

    private static bool IsPassedAlong(ITypeSymbol type) =>
        HttpTypes.IsCancellationToken(type) || HttpTypes.IsContent(type) || HttpTypes.IsClient(type) || type.Name == "HttpMethod";

    private static bool HandsOn(IOperation value, IMethodSymbol method, int depth)
    {
        if (depth > 8) return false;
        return value.Unwrap() switch
        {
            IParameterReferenceOperation { Parameter: var parameter } =>
                SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) && IsRequestPart(parameter.Type),
            ILocalReferenceOperation { Local: var local } reference => LocalValues.AssignedTo(local, reference.Root()).Any(Deeper),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Deeper(choice.WhenTrue) || Deeper(otherwise),
            IObjectCreationOperation creation when HttpTypes.IsRequest(creation.Type) || creation.Type?.Name == "Uri" =>
                creation.Arguments.Any(argument => Deeper(argument.Value)) || Initialized(creation).Any(Deeper),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } factory } => Deeper(factory),
            // A copy of the request is the request.
            IInvocationOperation copy when HttpTypes.IsRequest(HttpTypes.ResultOf(copy.TargetMethod.ReturnType)) => copy.Arguments.Any(argument => Deeper(argument.Value)),
            _ => false,
        };

        bool Deeper(IOperation inner) => HandsOn(inner, method, depth + 1);
    }

    private static IEnumerable<IOperation> Initialized(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "RequestUri" })
            .Select(assignment => assignment.Value) ?? [];
}
