using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>Where a squiggle stands: at the argument, at the attribute, at the name. Null where that is in a referenced assembly.</summary>
internal static class Places
{
    /// <summary>The written property of an attribute, else the attribute.</summary>
    public static Location? Property(AttributeData attribute, string property) =>
        Syntax(attribute) is { } syntax
            ? syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.GetLocation()
                ?? syntax.GetLocation()
            : null;

    /// <summary>An argument by position, else the attribute.</summary>
    public static Location? Argument(AttributeData attribute, int index, int count) =>
        Syntax(attribute) is { } syntax
            ? syntax.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() is { } positional && positional.Length == count
                ? positional[index].GetLocation()
                : syntax.GetLocation()
            : null;

    /// <summary>An attribute as it is written, without its arguments.</summary>
    public static string NameOf(AttributeData attribute)
    {
        const string suffix = "Attribute";
        var name = attribute.AttributeClass!.Name;
        return $"[{name.Substring(0, name.Length - suffix.Length)}]";
    }

    public static Location? Attribute(AttributeData attribute) => Syntax(attribute)?.GetLocation();

    /// <summary>The name of a symbol.</summary>
    public static Location? Name(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    /// <summary>The name of the interface in the part that carries the attribute.</summary>
    public static Location MarkedDeclaration(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation()
        ?? type.Locations[0];

    private static AttributeSyntax? Syntax(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
}
