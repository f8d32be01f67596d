using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>What the project can call of Microsoft.Extensions.Http.Resilience, which it may not reference, or in a version that lacks some of it.</summary>
internal static class StandardHandler
{
    public const string Add = "AddStandardResilienceHandler";
    public const string Disable = "DisableForUnsafeHttpMethods";

    public static bool IsKnown(Compilation compilation) => Has(compilation, KnownTypes.ResilienceClientBuilderExtensions, Add);

    public static bool CanDisable(Compilation compilation) => Has(compilation, KnownTypes.RetryOptionsExtensions, Disable);

    /// <summary>Whether handlers can be taken out; what is still experimental breaks a build that has not agreed to it.</summary>
    public static bool CanRemove(Compilation compilation) =>
        Methods(compilation, KnownTypes.ResilienceClientBuilderExtensions, RegistrationNames.RemoveAll) is [var remove, ..]
        && !remove.GetAttributes().Concat(remove.ContainingType.GetAttributes()).Any(attribute => attribute.AttributeClass.Is("System.Diagnostics.CodeAnalysis.ExperimentalAttribute"));

    /// <summary>A name for the options in a lambda at this place.</summary>
    public static string OptionsName(SyntaxNode place) =>
        place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && LocalName.IsUsed([member], "options") ? "resilience" : "options";

    private static bool Has(Compilation compilation, string type, string method) => Methods(compilation, type, method).Count > 0;

    private static List<ISymbol> Methods(Compilation compilation, string type, string method) =>
        [.. compilation.GetTypesByMetadataName(type).SelectMany(found => found.GetMembers(method)).Where(found => compilation.IsSymbolAccessibleWithin(found, compilation.Assembly))];
}
