using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Looks at attributes by their full metadata name: the compiler side never references what declares them.</summary>
internal static class AttributeReading
{
    public static AttributeData? Find(this ISymbol symbol, string fullName) => symbol.GetAttributes().Find(fullName);

    public static bool Has(this ISymbol symbol, string fullName) => symbol.Find(fullName) is not null;

    /// <summary>The value written for a property; null when the property is not written.</summary>
    public static TypedConstant? Written(this AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Kind != TypedConstantKind.Error) return argument.Value;
        }

        return null;
    }

    /// <summary>The value of a property: what is written, else the attribute's default.</summary>
    public static T ValueOf<T>(this AttributeData attribute, string property, T defaultValue) =>
        attribute.Written(property)?.Value is T value ? value : defaultValue;

    private static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string fullName)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.IsNamed(fullName)) return attribute;
        }

        return null;
    }
}
