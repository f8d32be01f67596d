using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Decides how a wrapper is registered, where the compilation knows a container at all.</summary>
internal static class RegistrationReader
{
    public static RegistrationModel? Read(
        INamedTypeSymbol type,
        string wrapperName,
        string reach,
        TypeParameterListModel typeParameters,
        EquatableArray<ChainMemberModel> chain,
        Compilation compilation)
    {
        if (!Surroundings.Of(compilation).HasContainer) return null;

        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : Doubled(type.ContainingNamespace.FullName()).Replace(".", "_") + "_";
        var arity = typeParameters.Names.Count == 0 ? "" : $"_{typeParameters.Names.Count}";
        return new RegistrationModel(
            $"{space}{Doubled(wrapperName)}{arity}ServiceCollectionExtensions",
            $"Add{wrapperName}",
            chain.Items.All(static member => member.IsPublic) ? reach : Reach.Internal,
            new NameScope(typeParameters.Names).Take("TImplementation"));
    }

    // Single ones stand for the dots: A.B_C and A_B.C must not meet in one class.
    private static string Doubled(string name) => name.Replace("_", "__");
}
