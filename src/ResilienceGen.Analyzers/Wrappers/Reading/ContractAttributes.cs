using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The attributes that are part of a member's contract: a wrapper without them would warn, or would promise something else.</summary>
internal static class ContractAttributes
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis";
    private const string CompilerServices = "System.Runtime.CompilerServices";

    private static readonly HashSet<string> OfDeclarations =
    [
        "System.ObsoleteAttribute",
        $"{CodeAnalysis}.ExperimentalAttribute",
        $"{CodeAnalysis}.RequiresUnreferencedCodeAttribute",
        $"{CodeAnalysis}.RequiresDynamicCodeAttribute",
        $"{CodeAnalysis}.RequiresAssemblyFilesAttribute",
        $"{CodeAnalysis}.DoesNotReturnAttribute",
        $"{CodeAnalysis}.UnscopedRefAttribute",
        "System.Runtime.Versioning.RequiresPreviewFeaturesAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    ];

    private static readonly HashSet<string> OfValues =
    [
        $"{CodeAnalysis}.AllowNullAttribute",
        $"{CodeAnalysis}.DisallowNullAttribute",
        $"{CodeAnalysis}.MaybeNullAttribute",
        $"{CodeAnalysis}.MaybeNullWhenAttribute",
        $"{CodeAnalysis}.NotNullAttribute",
        $"{CodeAnalysis}.NotNullWhenAttribute",
        $"{CodeAnalysis}.NotNullIfNotNullAttribute",
        $"{CodeAnalysis}.DoesNotReturnIfAttribute",
        $"{CodeAnalysis}.DynamicallyAccessedMembersAttribute",
        $"{CodeAnalysis}.StringSyntaxAttribute",
        $"{CodeAnalysis}.UnscopedRefAttribute",
    ];

    private static readonly HashSet<string> OfOptionalParameters =
    [
        $"{CompilerServices}.CallerMemberNameAttribute",
        $"{CompilerServices}.CallerFilePathAttribute",
        $"{CompilerServices}.CallerLineNumberAttribute",
        $"{CompilerServices}.CallerArgumentExpressionAttribute",
    ];

    public static EquatableArray<string> OfType(INamedTypeSymbol type, TypeText types) => new(Texts(type, OfDeclarations, types));

    public static EquatableArray<string> OfMember(ISymbol member, TypeText types) => member switch
    {
        IMethodSymbol method when method.GetAttributes().IsEmpty && method.GetReturnTypeAttributes().IsEmpty => [],
        IMethodSymbol method => new(Texts(method, OfDeclarations, types)
            .Concat(Texts(method.GetReturnTypeAttributes(), OfValues, types, target: "return: "))),
        _ => new(Texts(member, OfDeclarations, types).Concat(Texts(member, OfValues, types))),
    };

    /// <summary>The attributes in front of a parameter or type parameter, each with a trailing space.</summary>
    public static string Inline(ISymbol parameter, bool isOptional, TypeText types) => parameter.GetAttributes().IsEmpty
        ? ""
        : string.Concat(Texts(parameter, OfValues, types)
            .Concat(isOptional ? Texts(parameter, OfOptionalParameters, types) : [])
            .Select(text => text + " "));

    private static IEnumerable<string> Texts(ISymbol symbol, HashSet<string> names, TypeText types) =>
        Texts(symbol.GetAttributes(), names, types);

    private static IEnumerable<string> Texts(IEnumerable<AttributeData> attributes, HashSet<string> names, TypeText types, string target = "") =>
        from attribute in attributes
        where attribute.AttributeClass is { TypeKind: not TypeKind.Error, ContainingType: null, Arity: 0 } type && names.Contains(type.ContainingNamespace.Qualify(type.Name))
        select $"[{target}{ShortName(types.Of(attribute.AttributeClass!))}{Arguments(attribute, types)}]";

    private static string ShortName(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    private static string Arguments(AttributeData attribute, TypeText types)
    {
        var arguments = attribute.ConstructorArguments.Select(argument => ConstantText.Of(argument, types))
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {ConstantText.Of(argument.Value, types)}"))
            .ToArray();
        return arguments.Length == 0 ? "" : $"({string.Join(", ", arguments)})";
    }
}
