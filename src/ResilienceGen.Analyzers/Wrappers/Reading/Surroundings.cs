using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>What a compilation references, asked once for all of its interfaces.</summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();

    private Surroundings(Compilation compilation)
    {
        HasRuntime = Has(KnownTypes.ResilienceRuntime);
        HasContainer = Has(KnownTypes.ServiceCollection) && Has(KnownTypes.ServiceCollectionDescriptorExtensions) && Has(KnownTypes.ResilienceServices);

        bool Has(string name) => compilation.GetTypeByMetadataName(name) is not null;
    }

    /// <summary>Whether generated code has what it calls.</summary>
    public bool HasRuntime { get; }

    /// <summary>Whether wrappers can be registered.</summary>
    public bool HasContainer { get; }

    public static Surroundings Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new Surroundings(compilation));
}
