using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>The registrations of wrappers, <c>AddResilientOrders&lt;T&gt;()</c>: a generator cannot bind what another writes, but it knows the interface behind the name.</summary>
internal static class GeneratedRegistrations
{
    private const string Opening = "Add" + WrapperNaming.Prefix;

    /// <summary>Whether a <c>[Resilient]</c> interface of this compilation is behind the call, which then sets nothing for clients.</summary>
    public static bool Include(RegistrationCall call) =>
        call.Name.StartsWith(Opening, StringComparison.Ordinal)
        && call.Operation.SemanticModel?.Compilation is { } compilation
        && compilation.GetSymbolsWithName(name => call.Name.EndsWith(WrapperNaming.Stem(name), StringComparison.Ordinal), SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Any(type => type.TypeKind == TypeKind.Interface && type.HasAttribute(KnownTypes.ResilientAttribute) && $"Add{WrapperNaming.Of(type)}" == call.Name);
}
